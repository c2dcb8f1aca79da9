import pytest

from dxanalysis.reports.page.check import PageError, check_page

PAGE = (
    "<html><head><style>p{background:url(data:x)}</style></head><body><h1>a</h1>"
    '<h2>b</h2><img src="data:image/png;base64,x" alt="c">'
    '<a href="https://example.jp">d</a>%s</body></html>'
)


def test_a_page_in_order_passes():
    check_page(PAGE % "<h3>e</h3><h2>f</h2>")


@pytest.mark.parametrize(
    ("part", "problem"),
    [
        ("<script>1</script>", "<script>"),
        ('<iframe src="data:x"></iframe>', "<iframe>"),
        ('<p onclick="x()">', "onclick"),
        ('<img src="a.png" alt="x">', "外部を読み込む"),
        ('<img src="data:x">', "代替テキスト"),
        ('<img src="data:x" alt=" ">', "代替テキスト"),
        ('<link rel="stylesheet" href="a.css">', "<link>"),
        ("<style>@import 'a.css';</style>", "スタイル"),
        ("<style>p{background:url(//x.jp/a)}</style>", "スタイル"),
        ("<p style=\"background: url( 'http://x')\">", "スタイル"),
        ('<a href="java\nscript:x()">x</a>', "リンク先"),
        ("<h1>二つ目</h1>", "h1"),
        ("<h4>飛び</h4>", "h2からh4"),
    ],
)
def test_what_must_not_be_there_is_named(part, problem):
    with pytest.raises(PageError) as caught:
        check_page(PAGE % part)
    assert problem in str(caught.value)
    assert len(caught.value.problems) == 1


def test_a_page_without_h1_is_refused():
    with pytest.raises(PageError, match="h1"):
        check_page("<h2>a</h2>")


def test_one_script_may_stand_in_a_page_to_the_letter():
    check_page(PAGE % "<script>let a = '</p>';</script>", "let a = '</p>';")


@pytest.mark.parametrize(
    "part",
    [
        "<script>let a = 2;</script>",
        "<script>let a = 1; </script>",
        "<script>let a = 1;",
        "<script></script>",
        '<script src="a.js">let a = 1;</script>',
        '<script type="module">let a = 1;</script>',
        "<script>let a = 1;</script><script>let a = 1;</script>",
        "<script>let a = 1;</script><script>evil()</script>",
        '<script>let a = 1;</script><p onclick="x()">',
    ],
)
def test_no_other_script_passes_for_it(part):
    with pytest.raises(PageError):
        check_page(PAGE % part, "let a = 1;")
