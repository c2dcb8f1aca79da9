"""Why a file is no document: each error names the file and says what to do."""

from __future__ import annotations

from dxanalysis.errors import DxanalysisError


class DocumentError(DxanalysisError):
    """A file that could not be read; `source` is its name, `reason` and `remedy` are Japanese."""

    reason = "文書を読めません"
    remedy = "ファイルを確かめてください"

    def __init__(self, source: str, detail: str = "") -> None:
        super().__init__(source, detail)
        self.source, self.detail = source, detail

    def __str__(self) -> str:
        detail = f"({self.detail})" if self.detail else ""
        return f"{self.source}: {self.reason}{detail}。{self.remedy}"


class DocumentMissingError(DocumentError):
    """There is no such file."""

    reason = "ファイルがありません"
    remedy = "パスを確かめてください"


class DocumentEmptyError(DocumentError):
    """The file holds nothing but blanks."""

    reason = "ファイルが空です"
    remedy = "入手し直してください"


class DocumentFormatError(DocumentError):
    """The content is of no format that a reader knows."""

    reason = "対応する形式の文書ではありません"
    remedy = "テキスト(UTF-8、Shift_JIS、UTF-16)に変換してから置いてください"
