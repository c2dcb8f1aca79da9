"""`dxanalysis review` on three damaged documents, from the list to the page and back."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.cli.damaged import write_damaged


def _command(*words: object, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "dxanalysis", *map(str, words)],
        cwd=cwd,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    return write_damaged(tmp_path / "raw")


def _pasted(printed: str, number: int, heading: str) -> str:
    """A block as a person copies it from the list, with why and by filled in."""
    lines = printed.splitlines()
    at = next(n for n, line in enumerate(lines) if line.startswith(f"{number}. "))
    start = next(n for n in range(at, len(lines)) if lines[n].strip() == f"[[{heading}]]")
    end = next(n for n in range(start, len(lines)) if lines[n].strip().startswith("by ="))
    block = "\n".join(line.strip() for line in lines[start : end + 1]) + "\n"
    return block.replace('why = ""', 'why = "確かめた"').replace('by = ""', 'by = "総務課"')


def test_listed_decided_applied_shown_and_undone(raw: Path, tmp_path: Path):
    listed = _command("review", "--raw", raw, "--out", "sheet.toml", cwd=tmp_path)
    assert listed.returncode == 1
    assert "判断を待つ項目は4件です" in listed.stdout
    assert tomllib.loads((tmp_path / "sheet.toml").read_text(encoding="utf-8")) == {}
    first = _pasted(listed.stdout, 1, "result")
    second = _pasted(listed.stdout, 2, "result").replace("indicator = 1", "indicator = 2")
    decided = {
        "kita.txt": f"{first}\n{second}",
        "nishi-2.txt": _pasted(listed.stdout, 3, "edition"),
        "kankyo.txt": _pasted(listed.stdout, 4, "department"),
    }
    for name, text in decided.items():
        (raw / f"{name}.decisions.toml").write_text(text, encoding="utf-8")
    done = _command("review", "--raw", raw, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "判断を待つ項目はありません\n")

    words = (
        "run",
        "--raw",
        raw,
        "--data",
        tmp_path / "data",
        "--out",
        "out",
        "--plan",
        "2025-kita",
    )
    made = _command(*words, "--report", "indicator-attainment", cwd=tmp_path)
    assert made.returncode == 0, made.stderr
    page = tmp_path / "out/2025-kita/issue-1/indicator-attainment.html"
    assert "人の判断により、「82%：A」を経営課題1の指標1の実績" in page.read_text(encoding="utf-8")

    (raw / "kita.txt.decisions.toml").write_text("", encoding="utf-8")
    made = _command(*words, "--report", "indicator-attainment", cwd=tmp_path)
    assert made.returncode == 1  # two results are of no indicator again
    assert "人の判断により" not in page.read_text(encoding="utf-8")


def test_a_changed_source_is_an_error_of_every_command(raw: Path, tmp_path: Path):
    listed = _command("review", "--raw", raw, cwd=tmp_path)
    path = raw / "kita.txt"
    beside = raw / "kita.txt.decisions.toml"
    beside.write_text(_pasted(listed.stdout, 1, "result"), encoding="utf-8")
    path.write_text(path.read_text("utf-8").replace("82%", "83%"), encoding="utf-8")
    said = "kita.txt: 判断の記録を適用できません(判断の記録の1行目: 19行に「82%：A」がありません)"
    for words in (
        ("check", path),
        ("ingest", path, "--out", raw.parent / "data"),
        ("ingest", "--raw", raw, "--out", raw.parent / "data"),
        ("review", "--raw", raw),
    ):
        done = _command(*words, cwd=tmp_path)
        assert done.returncode == 1, words
        assert said in done.stdout + done.stderr, words


def test_a_mistake_in_the_file_is_an_error_with_its_line(raw: Path, tmp_path: Path):
    beside = raw / "kankyo.txt.decisions.toml"
    beside.write_text("[[department]]\nline = 1\nexpected = 都市環境局\n", encoding="utf-8")
    done = _command("check", raw / "kankyo.txt", cwd=tmp_path)
    assert done.returncode == 1
    assert "kankyo.txt.decisions.toml" in done.stderr
    assert "3行目: 12文字目: 値の書き方が正しくありません" in done.stderr


def test_a_renamed_document_is_told_by_ingest_and_check(raw: Path, tmp_path: Path):
    (raw / "kita.txt.decisions.toml").write_text("", encoding="utf-8")
    (raw / "kita.txt").rename(raw / "r7-kita.txt")
    for words in (
        ("check", raw / "nishi.txt"),
        ("ingest", raw / "nishi.txt", "--out", raw.parent / "data"),
        ("ingest", "--raw", raw, "--out", raw.parent / "data"),
    ):
        done = _command(*words, cwd=tmp_path)
        assert done.returncode == 1, words
        assert "kita.txt.decisions.toml: 対応する文書がありません" in done.stderr, words
        assert "「r7-kita.txt」" in done.stderr, words


def test_of_the_real_plan_nothing_is_open(tmp_path: Path):
    done = _command("review", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "判断を待つ項目はありません\n")


def test_a_folder_without_documents_is_wrong_usage(tmp_path: Path):
    done = _command("review", "--raw", tmp_path / "nowhere", cwd=tmp_path)
    assert done.returncode == 2
    assert "文書がありません" in done.stderr
