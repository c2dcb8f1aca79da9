"""What every mail says beside the reports: greeting, what it holds, that no person sent it."""

from __future__ import annotations

from dxanalysis.delivery.letter.contents import Contents
from dxanalysis.delivery.letter.safe_text import one_line

ATTACHED = (
    "添付のファイルは、ウェブブラウザーで開けます（インターネットへの接続は不要です）。"
    "本文には主な図と表だけを載せています。すべての図と表は添付のレポートにあります。"
)
AUTOMATIC = (
    "このメールは自動で送信しています。同じ宛先には、レポートの内容が変わったときに改めて送ります。"
)


def greeting(contents: Contents) -> list[str]:
    """To whom the mail is."""
    name = one_line(contents.division)
    return [f"Dear {name}," if contents.language == "en" else f"{name} 御中"]


def introduction(contents: Contents) -> str:
    """What the mail holds."""
    plan, count = one_line(contents.plan), len(contents.parts)
    if contents.language == "en":
        return (
            f"Please find attached {count} report{'s' if count > 1 else ''} on {plan}. "
            "This mail gives their main points, in Japanese."
        )
    return f"{plan}のレポート{count}件を添付してお送りします。この本文は、その要点です。"
