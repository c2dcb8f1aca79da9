"""Which notebooks are run in a kernel of their own, because they would come out otherwise without.

Decided from the code before anything runs, and rather once too often: a kernel costs a second.
"""

from __future__ import annotations

import json
import re

_COLD: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), reason)
    for pattern, reason in (
        (r"\b(?:signal|faulthandler)\b", "シグナルを使う"),
        (r"\b(?:ipywidgets|widgets|comm)\b|%%?(?:gui|matplotlib\s+(?!inline))", "画面の部品を使う"),
        (r"\b(?:multiprocessing|concurrent|joblib|fork|forkpty)\b", "別のプロセスで計算する"),
        (r"\bget_ipython\(\)\.(?:kernel|parent)\b|\bipykernel\b|\bjupyter_client\b", "カーネルを直接使う"),
        (r"\b(?:threading|_thread)\b", "スレッドを使う"),
        (r"\bsys\.(?:argv|stdin|__std\w+__)|\bos\.(?:dup2?|close|closerange|kill|killpg|_exit|exec\w+)\b", "プロセスの入出力を変える"),
        (r"\b(?:exit|quit)\s*\(|\batexit\b|%run\b", "プロセスの終わりに関わる"),
        (r"\bnest_asyncio\b|\bget_(?:running|event)_loop\b|\b(?:create_task|ensure_future)\b|\basyncio\.(?:run|Runner)\b", "イベントループを使う"),
    )
)  # fmt: skip


def reason_for_cold(notebook: str) -> str | None:
    """Why a notebook's source is run in a kernel of its own, in Japanese; None: it need not be."""
    content = json.loads(notebook)
    spec = content.get("metadata", {}).get("kernelspec", {})
    if spec.get("language", "python") != "python" or spec.get("name", "python3") != "python3":
        return "別のカーネルを指定している"
    code = "\n".join(
        "".join(cell["source"]) for cell in content["cells"] if cell["cell_type"] == "code"
    )
    return next((reason for pattern, reason in _COLD if pattern.search(code)), None)
