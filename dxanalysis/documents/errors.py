"""Why a file is no document: each error names the file and says what to do."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from dxanalysis.base.errors import DxanalysisError

MAX_BYTES = 100_000_000  # of a file: the largest published plan has 4 MB
MAX_ELEMENTS = 200_000  # of a page or a document: 3 s and 0.3 GB at worst
MAX_CELLS = 1_000_000  # of a workbook, blank ones with a border included: 10 s at worst


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


class DocumentNameError(DocumentError):
    """A file whose name is no UTF-8, or has characters that are not seen: it could not be named."""

    reason = "ファイル名を文字として読めません"
    remedy = "ファイル名を付け直してください"


class DocumentLinkError(DocumentError):
    """A link that leads nowhere, out of the folder of raw documents, or to a folder."""

    reason = "リンクのため読みません"
    remedy = "リンクの代わりに、文書そのものを置いてください"


class FolderUnreadableError(DocumentError):
    """A folder below that of the raw documents that cannot be looked into."""

    reason = "フォルダーの中を読めません"
    remedy = "フォルダーの権限を確かめてください。中の運営方針は読まれていません"


class DocumentFaultError(DocumentError):
    """Our own code came to grief over a document; `detail` says where."""

    reason = "この文書を読む途中で、プログラムの誤りが起きました"
    remedy = "文書を添えて開発者に知らせてください。ほかの文書は読まれています"


class DocumentEmptyError(DocumentError):
    """The file holds nothing but blanks."""

    reason = "ファイルが空です"
    remedy = "入手し直してください"


class DocumentFormatError(DocumentError):
    """The content is of no format that a reader knows."""

    reason = "対応する形式の文書ではありません"
    remedy = "テキスト(UTF-8、Shift_JIS、UTF-16)に変換してから置いてください"


class DocumentDamagedError(DocumentError):
    """The file begins as a known format and cannot be read to its end."""

    reason = "ファイルが壊れているか、途中で切れています"
    remedy = "元のページから入手し直してください"


class DocumentGarbledError(DocumentError):
    """Characters that are no Japanese text in any encoding: read as they are, they would mislead."""

    reason = "文字が化けているか、壊れています"
    remedy = "入手し直すか、文字コードを UTF-8 にして保存し直してください"


class DocumentEncryptedError(DocumentError):
    """The file is protected with a password."""

    reason = "パスワードで保護されています"
    remedy = "パスワードを外したファイルを置いてください"


class DocumentTooLargeError(DocumentError):
    """More than a plan can hold: read whole, it would take the batch's time or memory."""

    reason = "運営方針の文書としては大きすぎます"
    remedy = "文書を確かめ、運営方針の部分だけを別のファイルにして置いてください"


class ArchiveBombError(DocumentTooLargeError):
    """A small archive that would unpack to far more than a document holds."""

    reason = "展開すると異常に大きくなるファイルです"
    remedy = "信頼できる元から入手し直してください"


class DocumentUnsupportedError(DocumentFormatError):
    """A known format that no reader is made for; `detail` names it."""

    remedy = "テキスト、HTML、.docx、.xlsx、PDF のいずれかで保存し直してから置いてください"


class DocumentImageOnlyError(DocumentFormatError):
    """A PDF without characters: scanned, or its letters drawn as outlines."""

    reason = "画像だけのPDFで、文字の情報がありません"
    remedy = "文字認識(OCR)をかけたPDFか、元の Word・Excel・HTML の文書を置いてください"


class DocumentTimeoutError(DocumentTooLargeError):
    """The reader took longer than a document may take."""

    reason = "制限時間内に読み終わりません"


class DocumentCrashError(DocumentDamagedError):
    """The reader's process came to grief over the file: out of memory, or a fault in a library."""

    reason = "読み取りの途中で異常終了しました(壊れたファイルか、メモリ不足)"


@contextmanager
def named_damage(source: str) -> Iterator[None]:
    """Within it, whatever a library raises becomes a `DocumentError` of `source`.

    So broad because what a library raises on damaged bytes is anything (KeyError, struct.error,
    AttributeError …), and one file must not end a batch. The first error stays as the cause.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what a library leaves out of a file, it warns of
            yield
    except DxanalysisError:
        raise
    except (MemoryError, RecursionError) as error:
        raise DocumentTooLargeError(source, type(error).__name__) from error
    except Exception as error:
        # the library's own words may quote the file, which need not be a plan
        raise DocumentDamagedError(source, type(error).__name__) from error
