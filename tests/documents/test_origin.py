"""What stands beside a document about its publication: read, or the mistake named by file and key."""

from pathlib import Path

import pytest

from dxanalysis.documents.origin import Origin, OriginError, origin_of

URL = 'url = "https://www.example.jp/plan.html"\n'


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "plan.txt"
    path.write_text("文書", encoding="utf-8")
    return path


def beside(document: Path, text: str | bytes) -> None:
    content = text if isinstance(text, bytes) else text.encode()
    document.with_name("plan.txt.source.toml").write_bytes(content)


def test_a_document_without_one_has_none(document):
    assert origin_of(document) is None


def test_all_of_it_or_the_address_alone(document):
    beside(document, "\ufeff" + URL)
    assert origin_of(document) == Origin("https://www.example.jp/plan.html")
    terms = 'terms = " CC BY 4.0 "\nterms_url = "https://example.jp/by"\n'
    for day in ("2026-02-12", '"2026-02-12"'):
        beside(document, f"{URL}published = {day}\n{terms}")
        assert origin_of(document) == Origin(
            "https://www.example.jp/plan.html", "2026-02-12", "CC BY 4.0", "https://example.jp/by"
        )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "url(文書の公開アドレス)がありません"),
        ('address = "x"\n', "address という項目はありません"),
        ("url = 3\n", "url は一行の文字列"),
        ('url = ""\n', "url は一行の文字列"),
        ('url = "www.example.jp"\n', "url は https://"),
        ('url = "javascript:alert(1)"\n', "url は https://"),
        ('url = "https://user@example.jp/"\n', "url は https://"),
        ('url = "https://"\n', "url は https://"),
        ('url = "https://[x"\n', "url は https://"),
        ('url = "https://example.jp/a b"\n', "url は https://"),
        (URL + "published = 2026-02-30\n", "2行目の"),
        (URL + 'published = "12月"\n', "published は 2026-02-12 のような日付"),
        (URL + "published = 2026-02-12T09:00:00\n", "published は"),
        (URL + "published = 2026\n", "published は"),
        (URL + 'terms = "a\\nb"\n', "terms は一行の文字列"),
        (URL + "terms = [1]\n", "terms は一行の文字列"),
        (URL + 'terms_url = "ftp://example.jp"\n', "terms_url は https://"),
        ("url = https://example.jp\n", "1行目の7文字目: TOMLとして読めません"),
        (URL + URL, "TOMLとして読めません"),
        ('url = "', "TOMLとして読めません"),
        (URL.encode() + 'terms = "条件"'.encode("cp932"), "2行目: 文字コードをUTF-8"),
    ],
)
def test_a_mistake_names_file_and_key(document, text, said):
    beside(document, text)
    with pytest.raises(OriginError) as raised:
        origin_of(document)
    assert said in str(raised.value)
    assert "plan.txt.source.toml" in str(raised.value)
    assert "docs/documents.md" in str(raised.value)
