import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbformat import v4
from typer.testing import CliRunner

from dxanalysis import cli
from dxanalysis.cli import command
from dxanalysis.cli import report as report_verb
from dxanalysis.reports.request.catalogue import REPORTS

HEAVY = {"pandas", "papermill", "nbconvert", "matplotlib", "pandera"}


def run(*words, capsys):
    """Run the command as the console entry does; gives exit status, stdout, stderr."""
    argv, sys.argv = sys.argv, ["dxanalysis", *map(str, words)]
    status = 0
    try:
        cli.main()
    except SystemExit as exit_:
        status = exit_.code
    finally:
        sys.argv = argv
    return status, *capsys.readouterr()


@pytest.fixture
def notebooks(tmp_path, monkeypatch):
    """Notebooks of which the budget trend of issue 2 fails."""
    folder = tmp_path / "notebooks"
    folder.mkdir()
    names = 'plan_id = ""\nissue_no = 0\ndata_dir = ""'
    for name in ("overview", "budget_trend", "indicator_attainment"):
        code = "1 / 0 if issue_no == 2 else print(plan_id)" if name == "budget_trend" else "1"
        notebook = v4.new_notebook(
            metadata={"kernelspec": {"name": "python3", "display_name": "3", "language": "python"}}
        )
        notebook.cells = [
            v4.new_markdown_cell("# 見出し"),
            v4.new_code_cell(names, metadata={"tags": ["parameters"]}),
            v4.new_code_cell(code),
        ]
        nbformat.write(notebook, folder / f"{name}.ipynb")
    monkeypatch.setattr(report_verb, "CHECKOUT", tmp_path)
    return folder


def test_help_and_import_load_nothing_heavy():
    code = (
        "import sys, dxanalysis.cli.command as c\n"
        "try:\n    c.app(['report', '--help'])\nexcept SystemExit: pass\n"
        f"print('heavy:', sorted({HEAVY} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "heavy: []" in done.stdout
    for option in ("--plan", "--issue", "--report", "--data", "--out", "--jobs", "--force"):
        assert option in done.stdout


def test_console_entry_exists():
    command = Path(sys.executable).with_name("dxanalysis")
    done = subprocess.run([command, "--help"], capture_output=True, text=True, check=True)
    assert "report" in done.stdout


def test_a_failed_report_gives_1_and_its_reason(notebooks, processed, tmp_path, capsys):
    words = ["report", "--data", processed, "--out", tmp_path / "out", "--report", "budget-trend"]
    status, out, err = run(*words, "--issue", 1, "--issue", 2, "--jobs", 1, capsys=capsys)
    assert status == 1
    assert "作成 1件、変更なし 0件、失敗 1件" in out
    assert "ZeroDivisionError" in err
    status, out, _ = run(*words, "--issue", 1, capsys=capsys)
    assert status == 0
    assert "変更なし: 2026-digital 予算の推移 経営課題1" in out


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (["--plan", "2026-x"], "2026-digital"),
        (["--issue", "9"], "1、2、3、4"),
        (["--report", "trend"], "budget-trend"),
        (["--data", "no/such/folder"], "dxanalysis ingest"),
    ],
)
@pytest.mark.usefixtures("notebooks")
def test_what_does_not_exist_gives_2_and_the_names_that_do(
    processed, tmp_path, capsys, words, named
):
    given = ["report", "--data", processed, "--out", tmp_path / "out", *words]
    status, out, err = run(*given, capsys=capsys)
    assert status == 2
    assert err.startswith("エラー: ")
    assert named in err
    assert out == ""
    assert [p.name for p in (tmp_path / "out").glob("[!.]*")] == []


@pytest.mark.parametrize("words", [["--jobs", "0"], ["--issue", "x"], ["--nonsense"]])
def test_wrong_usage_gives_2(words):
    assert CliRunner().invoke(command.app, ["report", *words]).exit_code == 2


def test_python_m_is_the_command():
    by_module = [sys.executable, "-m", "dxanalysis", "report", "--help"]
    by_name = [Path(sys.executable).with_name("dxanalysis"), "report", "--help"]
    first, second = (
        subprocess.run(words, capture_output=True, text=True, check=True).stdout
        for words in (by_module, by_name)
    )
    assert first == second
    assert "Usage: dxanalysis report" in first


def test_help_names_every_report_of_the_catalogue():
    shown = CliRunner().invoke(command.app, ["report", "--help"], env={"COLUMNS": "300"}).output
    assert f"One of: {', '.join(REPORTS)}." in " ".join(shown.split())


def test_every_verb_is_a_file_of_its_name():
    folder = Path(cli.__file__).parent
    for verb in command.app.registered_commands:
        assert (folder / f"{verb.callback.__name__}.py").is_file()
