"""What docs/delivery.md tells an administrator is what the command and the configuration take."""

import re
import shlex

import pytest
import typer

from dxanalysis.base.checkout import CHECKOUT
from dxanalysis.cli.command import app
from dxanalysis.delivery.settings.model import Division, MailSettings, ServerSettings
from dxanalysis.delivery.settings.read import keys_of

PAGE = (CHECKOUT / "docs/delivery.md").read_text(encoding="utf-8")
SEND = typer.main.get_command(app).commands["send"]
COMMANDS = re.findall(r"bin/dxanalysis send([^\n`;#]*)", PAGE)


@pytest.mark.parametrize("words", COMMANDS)
def test_the_command_takes_the_line(words):
    SEND.make_context("send", shlex.split(words))


def test_every_option_of_its_own_is_told():
    options = {option for one in SEND.params for option in one.opts}
    for option in ("--config", "--dry-run", "--resend", "--arrived", "--wait"):
        assert option in options
        assert option in PAGE


@pytest.mark.parametrize(
    ("title", "table"),
    [
        ("[mail]", MailSettings),
        ("[server]", ServerSettings),
        ("[[division]](課ごとに1つ)", Division),
    ],
)
def test_every_key_is_told_and_no_other(title, table):
    section = PAGE.split(f"### {title}\n")[1].split("\n#")[0]
    assert sorted(re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)) == sorted(keys_of(table))
