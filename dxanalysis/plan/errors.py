"""Why a document is no plan: the file's name, and what to do."""

from __future__ import annotations

from dxanalysis.base.errors import DxanalysisError


class NotAPlanError(DxanalysisError):
    """A document without the title of a 運営方針; `first_line` quotes how it begins."""

    def __init__(self, source: str, first_line: str) -> None:
        super().__init__(source, first_line)
        self.source, self.first_line = source, first_line

    def __str__(self) -> str:
        return (
            f"{self.source}: 運営方針の題名(例「令和8年度 デジタル統括室運営方針（案）」)が見つかりません。"
            f"文書の始まりは「{self.first_line}」です。"
            "運営方針の本文全体が入ったファイルか確かめてください"
        )
