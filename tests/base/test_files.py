import pytest

from dxanalysis.base.files import write_whole


def test_makes_folders_and_leaves_nothing_beside(tmp_path):
    write_whole(tmp_path / "a/b/page.html", "頁")
    assert (tmp_path / "a/b/page.html").read_text(encoding="utf-8") == "頁"
    assert [path.name for path in (tmp_path / "a/b").iterdir()] == ["page.html"]


def test_a_failed_write_leaves_the_old_file(tmp_path):
    path = tmp_path / "page.html"
    write_whole(path, "古い")
    with pytest.raises(UnicodeEncodeError):
        write_whole(path, "新しい\ud800")
    assert path.read_text(encoding="utf-8") == "古い"
    assert [p.name for p in tmp_path.iterdir()] == ["page.html"]
