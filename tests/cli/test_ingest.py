"""`ingest`, `check` and `run`: what they print, what they leave, and their exit status."""

import subprocess
import sys
from pathlib import Path

import pytest

REAL = Path(__file__).parents[2] / "data" / "raw" / "r8-digital-draft.txt"


def _command(*words: object, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "dxanalysis", *map(str, words)],
        cwd=cwd,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def _contents(out: Path) -> dict[str, bytes]:
    shown = (path for path in out.iterdir() if not path.name.startswith("."))
    return {path.name: path.read_bytes() for path in shown}


def test_ingest_tells_the_coverage_and_ends_with_0(tmp_path: Path):
    done = _command("ingest", REAL, "--out", tmp_path / "out", cwd=tmp_path)
    assert done.returncode == 0
    assert "2026-digital 読取率: 100% 未読: 0か所 二重読み: 0か所" in done.stdout
    assert done.stderr == ""
    assert (tmp_path / "out" / "budgets.csv").is_file()


def test_a_bad_document_is_named_and_the_exit_status_is_1(tmp_path: Path):
    (tmp_path / "nonsense.txt").write_text("意味のない文", encoding="utf-8")
    out = tmp_path / "out"
    done = _command("ingest", REAL, "nonsense.txt", "missing.txt", "--out", out, cwd=tmp_path)
    assert done.returncode == 1
    assert "エラー: nonsense.txt: 運営方針の題名" in done.stderr
    assert "エラー: missing.txt: ファイルがありません" in done.stderr
    assert (out / "budgets.csv").is_file()


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02", "意味のない文".encode()])
def test_where_nothing_can_be_read_what_was_there_stays(tmp_path: Path, content: bytes):
    out = tmp_path / "out"
    _command("ingest", REAL, "--out", out, cwd=tmp_path)
    before = _contents(out)
    (tmp_path / "bad.txt").write_bytes(content)
    assert _command("ingest", "bad.txt", "--out", out, cwd=tmp_path).returncode == 1
    assert _contents(out) == before


def test_an_amount_that_is_none_is_named_with_its_line(tmp_path: Path):
    text = REAL.read_text(encoding="utf-8").replace("885百万円", "885百万")
    (tmp_path / "broken.txt").write_text(text, encoding="utf-8")
    done = _command("ingest", "broken.txt", "--out", tmp_path / "out", cwd=tmp_path)
    assert done.returncode == 1
    assert "[誤り] 16行: 経営課題1: 「885百万」は金額と認められません" in done.stderr


def test_a_folder_without_documents_is_wrong_usage(tmp_path: Path):
    done = _command("ingest", "--raw", tmp_path / "nowhere", cwd=tmp_path)
    assert done.returncode == 2
    assert "文書がありません" in done.stderr


def test_check_tells_how_a_document_was_read_and_writes_nothing(tmp_path: Path):
    done = _command("check", REAL, cwd=tmp_path)
    assert done.returncode == 0
    assert "読取率: 100% 未読: 0か所" in done.stdout
    assert "令和8年度予算額 885,000,000円(表記「885百万円」16行)" in done.stdout
    assert "[参考] 54行" in done.stdout
    assert list(tmp_path.iterdir()) == []


def test_check_shows_what_each_line_was_read_as(tmp_path: Path):
    done = _command("check", "--lines", REAL, cwd=tmp_path)
    assert "   16 fact:budget          6決算額" in done.stdout
    assert "(未読)" not in done.stdout


def test_check_of_what_is_no_plan_ends_with_1(tmp_path: Path):
    done = _command("check", "missing.txt", cwd=tmp_path)
    assert done.returncode == 1
    assert "missing.txt: ファイルがありません" in done.stderr


def test_run_reads_and_reports(tmp_path: Path):
    words = ("run", REAL, "--data", tmp_path / "data", "--out", tmp_path / "out")
    wanted = ("--plan", "2026-digital", "--issue", 1, "--report", "budget-trend")
    done = _command(*words, *wanted, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "out" / "2026-digital" / "issue-1" / "budget-trend.html").is_file()
    assert (tmp_path / "out" / "index.html").is_file()


def test_help_imports_nothing_heavy():
    script = (
        "import sys; from dxanalysis.cli.command import app; import dxanalysis;"
        "print(sorted({'pandas', 'papermill', 'matplotlib', 'pandera'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_an_unknown_department_is_told_with_the_nearest_names(tmp_path: Path):
    text = REAL.read_text(encoding="utf-8").replace("デジタル統括室運営方針", "下水道局運営方針", 1)
    (tmp_path / "gesui.txt").write_text(text, encoding="utf-8")
    for _ in range(2):  # read, then found unchanged
        done = _command("ingest", "gesui.txt", "--out", tmp_path / "out", cwd=tmp_path)
        assert "「下水道局」は所属の一覧にありません" in done.stderr
        assert "名称の近い所属は水道局です" in done.stderr
