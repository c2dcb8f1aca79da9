"""Where a raw document was published, when, and on what terms: `plan.txt.source.toml` beside it.

    url = "https://www.example.jp/plan.html"
    published = 2026-02-12
    terms = "CC BY 4.0"
    terms_url = "https://creativecommons.org/licenses/by/4.0/deed.ja"

All but `url` may be left out.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from dxanalysis.documents.beside import ORIGIN, stands
from dxanalysis.documents.errors import DocumentError

_KEYS = ("url", "published", "terms", "terms_url")
_PLACE = re.compile(r"line (\d+), column (\d+)")


class OriginError(DocumentError):
    """What stands beside a document about its publication cannot be used; `detail` says what."""

    reason = "公開情報を読めません"
    remedy = f"docs/documents.md の「公開情報」のとおりに *{ORIGIN} を直してください"


@dataclass(frozen=True, slots=True)
class Origin:
    """A document's public address, its date of publication (ISO 8601), its terms of use."""

    url: str
    published: str | None = None
    terms: str | None = None
    terms_url: str | None = None


def origin_of(document: Path) -> Origin | None:
    """What stands beside a document about its publication; None where nothing does.

    Raises `OriginError`, which names file and key.
    """
    path = document.with_name(document.name + ORIGIN)
    if not stands(path):
        return None
    try:
        content = path.read_bytes()
    except OSError as error:
        raise OriginError(path.name, error.strerror or str(error)) from error
    return _origin(path.name, _table(path.name, content))


def _table(name: str, content: bytes) -> Mapping[str, Any]:
    try:
        return tomllib.loads(content.decode("utf-8-sig"))  # some editors put a BOM in front
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise OriginError(name, f"{line}行目: 文字コードをUTF-8にしてください") from error
    except tomllib.TOMLDecodeError as error:
        place = _PLACE.search(str(error))
        where = f"{place[1]}行目の{place[2]}文字目" if place else "最後の行"
        raise OriginError(name, f'{where}: TOMLとして読めません(文字列は "" で囲みます)') from error


def _origin(name: str, table: Mapping[str, Any]) -> Origin:
    if unknown := [key for key in table if key not in _KEYS]:
        raise OriginError(
            name, f"{unknown[0]} という項目はありません。使えるのは {'、'.join(_KEYS)} です"
        )
    if "url" not in table:
        raise OriginError(name, "url(文書の公開アドレス)がありません")
    return Origin(
        url=_address(name, "url", table["url"]),
        published=_date(name, table["published"]) if "published" in table else None,
        terms=_words(name, "terms", table["terms"]) if "terms" in table else None,
        terms_url=_address(name, "terms_url", table["terms_url"]) if "terms_url" in table else None,
    )


def _words(name: str, key: str, value: object) -> str:
    if not isinstance(value, str) or not value.strip() or not value.isprintable():
        raise OriginError(name, f"{key} は一行の文字列で書きます")
    return value.strip()


def _address(name: str, key: str, value: object) -> str:
    address = _words(name, key, value)
    try:
        parts = urlsplit(address)
        public = parts.scheme in ("http", "https") and parts.hostname and not parts.username
    except ValueError:
        public = False
    if not public or re.search(r"[\s<>\"]", address):
        raise OriginError(name, f"{key} は https:// か http:// で始まる公開アドレスで書きます")
    return address


def _date(name: str, value: object) -> str:
    if isinstance(value, date) and not isinstance(value, datetime):
        return str(value)
    try:
        return str(date.fromisoformat(_words(name, "published", value)))
    except ValueError as error:
        raise OriginError(name, "published は 2026-02-12 のような日付で書きます") from error
