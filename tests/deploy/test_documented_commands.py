"""Every command line that deploy/ and its page tell: the command itself takes it."""

import ast
import re
import shlex

import pytest
import typer

from dxanalysis.base.checkout import CHECKOUT
from dxanalysis.cli.command import app

PAGE = CHECKOUT / "docs/scheduling.md"
FILES = [PAGE, *sorted(file for file in (CHECKOUT / "deploy").iterdir() if file.is_file())]
COMMANDS = typer.main.get_command(app).commands
# In a shell line or in `a code span`; of `nightly 03:00 …` what follows goes to `dxanalysis run`.
TOLD = re.compile(r"(?:(?:bin/|`)dxanalysis +(?=[a-z])|deploy/nightly +[\d:]+)([^`\n;>#|]*)")


def python_strings(text):
    """The f-strings of a Python file, one a line, with TIME for what is inserted."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.JoinedStr):
            constants = (part.value for part in node.values)
            yield "".join(c if isinstance(c, str) else "TIME" for c in constants)


def told(file):
    """The words after `dxanalysis`, verb first, of each command line that a file tells."""
    text = file.read_text(encoding="utf-8")
    lines = python_strings(text) if file.suffix == ".py" else [text.replace("\\\n", " ")]
    for found in TOLD.finditer("\n".join(lines)):
        words = shlex.split(found[1].replace('"$@"', ""))
        yield ["run", *words] if "nightly" in found[0] else words


LINES = [(file.name, words) for file in FILES for words in told(file)]


@pytest.mark.parametrize(
    ("name", "words"), LINES, ids=lambda part: part if isinstance(part, str) else " ".join(part)
)
def test_the_command_takes_the_line(name, words):
    assert words[0] in COMMANDS, name
    COMMANDS[words[0]].make_context(words[0], words[1:])


def test_every_scheduler_passes_its_slot():
    passing = {name for name, words in LINES if "--scheduled" in words}
    assert passing >= {"nightly", "airflow_dag.py"}
    assert {"dxanalysis.service", "crontab", "scheduling.md"} <= {name for name, _ in LINES}


def test_a_wrong_option_would_be_found():
    with pytest.raises(Exception, match="--sheduled"):
        COMMANDS["run"].make_context("run", ["--sheduled", "2026-11-24T03:00"])
