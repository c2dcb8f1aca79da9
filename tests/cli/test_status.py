"""`dxanalysis status`: what an operator or a monitor asks first, in one screen and as JSON."""

import json
import shutil
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from dxanalysis.base.checkout import CHECKOUT
from dxanalysis.base.lock import only_writer
from dxanalysis.delivery.record.line import Mailing
from dxanalysis.delivery.record.record import DeliveryRecord
from dxanalysis.ingest.ingest import ingest
from dxanalysis.reports.manifest import read_manifest, write_manifest

PLAN = "r8-digital-draft.txt"


@pytest.fixture
def server(processed: Path, outputs: Path, tmp_path: Path) -> Path:
    """Documents, tables and reports, as a night leaves them."""
    (tmp_path / "raw").mkdir()
    shutil.copy(CHECKOUT / "data/raw" / PLAN, tmp_path / "raw")
    shutil.copytree(outputs, tmp_path / "outputs")
    ingest([tmp_path / "raw" / PLAN], tmp_path / "tables")
    return tmp_path


def ask(server: Path, *more: str) -> subprocess.CompletedProcess:
    places = {"--raw": "raw", "--data": "tables", "--out": "outputs"}
    words = [word for name, folder in places.items() for word in (name, str(server / folder))]
    return subprocess.run(
        [sys.executable, "-m", "dxanalysis", "status", *words, *more],
        cwd=server,
        capture_output=True,
        text=True,
        check=False,
    )


def test_all_is_well_in_one_screen(server: Path):
    done = ask(server)
    assert (done.returncode, done.stderr) == (0, "")
    first, *others = done.stdout.splitlines()
    assert first == "正常です"
    assert len(others) < 20
    assert "レポート: 作成済み 9件" in others
    assert "メール: 待っているものはありません" in others
    assert others[-1].endswith("に作成。文書と同じです")
    machine = json.loads(ask(server, "--json").stdout)
    assert (machine["well"], machine["reports"], machine["tables"]) == (True, {"ok": 9}, True)


def test_before_anything_was_done_it_says_what_to_do(tmp_path: Path):
    done = ask(tmp_path)
    assert done.returncode == 1
    assert "表がまだありません。dxanalysis run を実行してください" in done.stdout


def test_a_changed_document_is_told(server: Path):
    path = server / "raw" / PLAN
    path.write_text(path.read_text("utf-8").replace("885百万円", "777百万円"), encoding="utf-8")
    done = ask(server)
    assert done.returncode == 1
    assert "文書かプログラムが、表を書いた後に変わったか" in done.stdout
    ingest([path], server / "tables")
    told = ask(server).stdout
    assert "送れない(表の数値が変わった後に作り直していない): 2026-digital/" in told
    assert " ほか4件" in told


def test_a_failed_report_is_told_with_its_reason(server: Path):
    out = server / "outputs"
    manifest = read_manifest(out)
    entry = next(iter(manifest.entries.values()))
    failed = replace(entry, status="failed", error="ValueError: 1 < 2")
    write_manifest(out, replace(manifest, entries=manifest.entries | {entry.html: failed}))
    done = ask(server)
    assert done.returncode == 1
    assert f"({entry.html})。理由: ValueError: 1 < 2" in done.stdout


def test_what_is_at_work_is_told_and_what_was_killed(server: Path):
    with only_writer(server / "outputs"):
        done = ask(server)
    assert done.stdout.splitlines()[0] == "実行中です"
    assert f"実行中: {server / 'outputs'}(サーバー " in done.stdout
    program = (
        "import sys, time; from pathlib import Path; from dxanalysis.base.lock import only_writer\n"
        "with only_writer(Path(sys.argv[1])): print('in', flush=True); time.sleep(60)"
    )
    words = [sys.executable, "-c", program, str(server / "outputs")]
    holder = subprocess.Popen(words, stdout=subprocess.PIPE)
    assert holder.stdout is not None
    holder.stdout.readline()
    holder.send_signal(signal.SIGKILL)
    holder.communicate()
    done = ask(server)
    assert done.returncode == 1
    assert "強制終了された実行: " in done.stdout
    assert "次の実行が続きをします" in done.stdout


def test_mails_that_wait_or_ask_are_counted(server: Path):
    record = DeliveryRecord(server / "outputs/.delivery")
    mailing = Mailing("division/総務課", "0" * 64, "1@x")
    record.add("queued", mailing, ["a@x", "b@x", "c@x"])
    assert "メール: 待ち 3通" in ask(server).stdout
    assert ask(server).returncode == 0
    record.add("refused", mailing, ["a@x"], "550")
    record.add("sending", mailing, ["b@x"])
    done = ask(server)
    assert done.returncode == 1
    assert "メール: 待ち 1通、保留 1通、拒否 1通" in done.stdout


def test_a_damaged_manifest_is_wrong_usage(server: Path):
    (server / "outputs/manifest.json").write_text("{", encoding="utf-8")
    done = ask(server)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
