"""What stands beside a document that is gone or renamed is an error with the nearest name."""

from pathlib import Path

import pytest

from dxanalysis.documents.beside import is_beside, orphan_error, orphans


@pytest.mark.parametrize("suffix", [".corrections.toml", ".decisions.toml"])
def test_a_renamed_document_is_named(tmp_path: Path, suffix: str):
    (tmp_path / "r8-kita-final.txt").write_text("x", encoding="utf-8")
    (tmp_path / "memo.docx").write_text("x", encoding="utf-8")
    lone = tmp_path / f"r8-kita.txt{suffix}"
    lone.write_text("", encoding="utf-8")
    assert is_beside(lone)
    assert orphans([tmp_path, tmp_path]) == [lone]
    said = str(orphan_error(lone))
    assert "「r8-kita.txt」がない" in said
    assert "「r8-kita-final.txt」" in said


def test_without_a_like_name_none_is_told(tmp_path: Path):
    lone = tmp_path / "kita.txt.decisions.toml"
    lone.write_text("", encoding="utf-8")
    assert "最も近い" not in str(orphan_error(lone))


def test_beside_its_document_nothing_is_wrong(tmp_path: Path):
    (tmp_path / "kita.txt").write_text("x", encoding="utf-8")
    (tmp_path / "kita.txt.decisions.toml").write_text("", encoding="utf-8")
    assert orphans([tmp_path, tmp_path / "missing"]) == []
