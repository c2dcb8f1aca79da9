"""The work of `send`: the configuration read, the mails sent, and what is said of each."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from dxanalysis.base.checkout import locate
from dxanalysis.cli.console import Voice
from dxanalysis.delivery.letter.letter import write_letter
from dxanalysis.delivery.progress import ProgressEvent
from dxanalysis.delivery.send import SendOptions, send
from dxanalysis.delivery.settings.read import read_settings

_SUMMED_UP = {
    "sent": "送信",
    "already": "送信済み",
    "written": "書き出し",
    "waiting": "待ち",
    "refused": "拒否",
    "held": "保留",
    "withheld": "送信しない",
}


def send_mails(config: Path, out: Path, options: SendOptions, voice: Voice) -> bool:
    """Send the mails, say what became of each, and tell whether all went well."""
    counts: Counter[str] = Counter()
    all_well = True

    def on_progress(event: ProgressEvent) -> None:
        nonlocal all_well
        all_well = all_well and not event.problem
        counts[event.kind] += 1
        voice.say(event.kind, event.text, problem=event.problem, **event.facts)

    send(read_settings(locate(config)), locate(out), write_letter, on_progress, options)
    summary = "、".join(
        f"{name} {counts[kind]}件" for kind, name in _SUMMED_UP.items() if counts[kind]
    )
    voice.say("summary", summary or "送るものはありません", counts=dict(counts))
    return all_well
