from dxanalysis.reports.page.environment import without_timestamps

PROVENANCE = (
    '<dl class="dx-provenance">\n<dt>作成</dt><dd><time datetime="{0}">{0}</time></dd>\n{1}'
    "<dt>出典文書</dt><dd>{2}</dd>\n</dl>"
)
SLOT = '<dt>予定時刻</dt><dd><time datetime="2026">2026</time>の回</dd>\n'


def page(made: str, slot: str = "", source: str = "plan.txt", body: str = "<p>本文</p>") -> str:
    return body + PROVENANCE.format(made, slot, source)


def test_pages_of_two_moments_are_equal():
    assert without_timestamps(page("2026", SLOT)) == without_timestamps(page("2027"))
    assert "出典文書" in without_timestamps(page("2026"))


def test_pages_of_another_content_are_not():
    assert without_timestamps(page("2026")) != without_timestamps(page("2026", source="other.txt"))
    timed = '<dt>期限</dt><dd><time datetime="{0}">{0}</time></dd>\n'
    one, other = (page("2026", body=timed.format(year)) for year in (2026, 2027))
    assert without_timestamps(one) != without_timestamps(other)


def test_a_page_without_provenance_is_left_as_it_is():
    assert without_timestamps("<p>本文</p>") == "<p>本文</p>"
