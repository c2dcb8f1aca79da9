"""The settings, checked as a whole: every mistake with its path, in one go."""

import json
import os
import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxanalysis.base.checkout import CHECKOUT
from dxanalysis.delivery import DeliveryError
from dxanalysis.delivery.message.addresses import AddressError, parse_address
from dxanalysis.delivery.recipients import reports_by_division
from dxanalysis.delivery.settings.model import Division, MailSettings, ServerSettings, SettingsFile
from dxanalysis.delivery.settings.password import Password
from dxanalysis.delivery.settings.read import SettingsError, keys_of, read_settings
from dxanalysis.reports.manifest import read_manifest
from tests.delivery.mail_room import ATTAINED, OVERVIEW, TREND, put_reports

GOOD = """\
[mail]
from = "運営方針 <dx@city.example.jp>"
operator = "unyo@city.example.jp"
allowed_domains = ["city.example.jp"]

[server]
host = "smtp.city.example.jp"

[[division]]
name = "総務課"
plan = "2026-digital"
to = ["a@city.example.jp"]
"""

BAD = """\
[mial]
[mail]
from = "a@b"
operator = "x@other.jp"
reply_to = "Yamada\\r\\nBcc: x@city.example.jp <y@city.example.jp>"
allowed_domains = ["city.example.jp", 3, "bad domain"]
per_minut = 3
per_minute = 0
max_megabytes = true
[server]
port = 70000
security = ["starttls", "tls"]
password = "hunter2"
starttls = true
user = "me"
ca_file = "none.pem"
[[division]]
name = "総務課"
plan = 2026
to = ["太郎 <taro@city.example.jp>",
  "jiro@evil.jp", "x@日本.jp",
  # a comment
  "TARO@city.example.jp", "no address", "山田@city.example.jp"]
issues = [0, true, 2]
reports = ["overveiw"]
language = "jp"
[[division]]
name = "総務課"
[[division]]
name = "企画課"
plan = ""
to = []
"""


@pytest.fixture
def read(tmp_path):
    def read(text, name="delivery.toml"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return read_settings(path)

    return read


def mistakes(read, text):
    with pytest.raises(SettingsError) as caught:
        read(text)
    return [str(one) for one in caught.value.mistakes]


def test_what_is_left_out_has_its_usual_value(read):
    made = read(GOOD)
    assert (made.server.port, made.server.security, made.server.user) == (587, "starttls", "")
    assert made.mail.list_id == "dxanalysis.city.example.jp"
    assert (made.mail.per_minute, made.mail.max_megabytes) == (30, 10)
    (only,) = made.divisions
    assert (only.issues, only.reports, only.cc, only.language) == ((), (), (), "ja")
    assert made.server.password() is None


def test_every_mistake_is_named_with_its_path(read):
    expected = [
        ("mial", "「mial」という項目はありません(「mail」のことですか)"),
        ("mail.from", "from の「a@b」: ドメイン「b」"),
        ("mail.operator", "operator の「x@other.jp」は、allowed_domains(city.example.jp)の外"),
        ("mail.reply_to", "reply_to の「Yamada\\u000d\\u000aBcc"),
        ("mail.allowed_domains[1]", "allowed_domains の 3 は文字列ではありません"),
        ("mail.allowed_domains[2]", "allowed_domains の「bad domain」"),
        ("mail.per_minut", "「per_minut」という項目はありません(「per_minute」のことですか)"),
        ("mail.per_minute", "per_minute は1から6000まで"),
        ("mail.max_megabytes", "max_megabytes は整数で書きます(いまは true)"),
        ("server.host", "[server] に host がありません"),
        ("server.port", "port は1から65535まで"),
        ("server.security", "security は文字列で書きます"),
        ("server.password", "パスワードはこのファイルに書けません"),
        ("server.starttls", 'security = "starttls" か "tls" のどちらか一方'),
        ("server.user", "user があるのに"),
        ("server.ca_file", "ca_file の"),
        ("division[0].plan", "plan は文字列で書きます"),
        ("division[0].to[1]", "to の「jiro@evil.jp」は、allowed_domains"),
        ("division[0].to[2]", "to の「x@日本.jp」: 日本語などASCIIでない文字"),
        ("division[0].to[3]", "to の「TARO@city.example.jp」が重なっています"),
        ("division[0].to[4]", "to の「no address」: 「@」がありません"),
        ("division[0].to[5]", "to の「山田@city.example.jp」: 日本語などASCIIでない文字"),
        ("division[0].issues[0]", "issues の 0 は1以上"),
        ("division[0].issues[1]", "issues の true は整数ではありません"),
        ("division[0].reports[0]", "reports の「overveiw」"),
        ("division[0].language", 'language は "ja"、"en" のどれか'),
        ("division[1].plan", "2番目の[[division]] に plan がありません"),
        ("division[1].to", "2番目の[[division]] に to がありません"),
        ("division[1].name", "name の「総務課」は division[0] の課にもあります"),
        ("division[2].plan", "plan が空です"),
        ("division[2].to", "to が空です"),
    ]
    found = mistakes(read, BAD)
    assert [one.split(": ")[0] for one in found] == [path for path, _ in expected]
    for one, (_, text) in zip(found, expected, strict=True):
        assert text in one
    assert "hunter2" not in "".join(found)


@pytest.mark.parametrize(
    ("server", "expected"),
    [
        ('security = "none"\nuser = "x"\npassword_env = "P"', "暗号化せずに送る"),
        ('security = "tls"\nport = 587', '587番は security = "starttls"'),
        ("port = 465", '465番は security = "tls"'),
        ('security = "none"\nport = 465', '465番は security = "tls"'),
        ('user = "x"\npassword_env = "P"\npassword_file = "p"', "どちらか一方"),
        ('password_file = "p"', "user がありません"),
        ('security = "ssl"', '"starttls"、"tls"、"none"'),
        ('user = "x y"\npassword_env = "P"', "user に使えない文字"),
        ('user = "利用者"\npassword_env = "P"', "user に使えない文字"),
        ('user = "x\\u0000"\npassword_env = "P"', "user に使えない文字(U+0000)"),
    ],
)
def test_what_would_not_be_safe_or_could_not_work(read, server, expected):
    (found,) = mistakes(read, GOOD.replace("[server]\n", f"[server]\n{server}\n"))
    assert expected in found


VALUES = st.recursive(
    st.one_of(
        st.integers(-1, 70000),
        st.booleans(),
        st.sampled_from(["", "a@city.example.jp", "none", "2026-digital", "総 務"]),
    ),
    lambda value: st.lists(value, max_size=3) | st.dictionaries(st.sampled_from("ab"), value),
    max_leaves=4,
)
KEYS = [*map(keys_of, (SettingsFile, MailSettings, ServerSettings, Division))]
FILES = st.fixed_dictionaries(
    {},
    optional={
        "mail": st.dictionaries(st.sampled_from(KEYS[1]), VALUES) | VALUES,
        "server": st.dictionaries(st.sampled_from(KEYS[2]), VALUES) | VALUES,
        "division": st.lists(st.dictionaries(st.sampled_from(KEYS[3]), VALUES), max_size=3)
        | VALUES,
    },
)


@given(FILES)
def test_whatever_a_file_holds_is_told_in_words_and_with_a_path(values):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "delivery.toml")
        text = "".join(f"{key} = {toml(value)}\n" for key, value in values.items())
        path.write_text(text, encoding="utf-8")
        with pytest.raises(SettingsError) as caught:  # no value is a domain
            read_settings(path)
    for one in map(str, caught.value.mistakes):
        place, _, text = one.partition(": ")
        assert re.fullmatch(r"(mail|server|division)(\[\d\])?(\.\w+(\[\d\])?)?", place)
        assert re.search("(ません|です|ます|ください|ですか\\)|\\))$", text), text
        assert not re.search("[Ii]nput|valid|pydantic", text)


def toml(value):
    """A value in TOML, tables inline."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {toml(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("to = [", 'cc = ["b@evil.jp"]\nto = [', ["division[0].cc[0]: cc の「b@evil.jp」は、allowed_domains"]),
        ("to = [", 'cc = ["A@city.example.jp"]\nto = [', ["division[0].cc[0]: cc の「A@city.example.jp」が重"]),
        ("to = [", 'cc = ["b"]\nto = [', ["division[0].cc[0]: cc の「b」: 「@」"]),
        ('["city.example.jp"]', "[]", ["mail.allowed_domains: allowed_domains が空です"]),
        (
            "[server]",
            '[server]\nsecurity = "none"\nuser = "x"',
            ["server.security: ", "server.user: user があるのに"],
        ),
    ],
)  # fmt: skip
def test_no_mistake_hides_another_or_makes_one_up(read, old, new, expected):
    found = mistakes(read, GOOD.replace(old, new))
    assert len(found) == len(expected)
    for one, begins in zip(found, expected, strict=True):
        assert one.startswith(begins)


def test_domains_are_the_same_in_capitals_and_a_byte_order_mark_is_none_of_the_text(read):
    text = GOOD.replace('["city.', '["City.').replace(
        "[server]", 'list_id = "DX.Example.JP"\n[server]'
    )
    made = read(f"\ufeff{text}").mail
    assert (made.allowed_domains, made.list_id) == (("city.example.jp",), "dx.example.jp")


@pytest.mark.parametrize(
    ("text", "line"),
    [("[mail]\nfrom = \n", 2), ('[mail]\nfrom = "a"\nfrom = "b"\n', 3), ("[mail\n", 1)],
)
def test_a_mistake_of_tomls_rules_has_its_line_too(read, text, line):
    (found,) = mistakes(read, text)
    assert found.startswith(f"{line}行目: TOMLの書き方")


def test_a_file_of_other_things(read, tmp_path):
    (tmp_path / "sjis.toml").write_bytes("# 設定".encode("cp932"))
    with pytest.raises(SettingsError, match="UTF-8"):
        read_settings(tmp_path / "sjis.toml")
    with pytest.raises(DeliveryError, match=r"delivery\.example\.toml"):
        read_settings(tmp_path / "none.toml")
    assert len(mistakes(read, "")) == 7
    assert mistakes(read, "mail = 3\nserver = []\ndivision = 1")


def test_the_example_is_right():
    made = read_settings(CHECKOUT / "deploy/delivery.example.toml")
    assert {one.plan for one in made.divisions} == {"2026-digital"}
    assert made.server.password_env


@pytest.mark.parametrize(
    "text",
    ["a@b..jp", ".a@b.jp", "a@-b.jp", "a@b.jp\n", "a b@c.jp", "<a@b.jp", "a@[127.0.0.1]", "a@1.2.3.4",
     "\u202eevil@b.jp", "a@b.jp\u2028", "x" * 65 + "@b.jp", "@b.jp", "a@" + "b." * 130 + "jp"],
)  # fmt: skip
def test_what_is_no_address(text):
    with pytest.raises(AddressError):
        parse_address(text)


def test_an_address_with_a_name():
    made = parse_address('"山田, 太郎" <Taro@Example.JP>')
    assert (made.name, made.address, made.domain) == ("山田, 太郎", "Taro@Example.JP", "example.jp")
    assert parse_address(str(made)) == made


@pytest.fixture
def of_file(read, tmp_path):
    """The password of a configuration that names a file."""

    def of_file(content, mode):
        path = tmp_path / "password"
        path.write_bytes(content)
        path.chmod(mode)
        login = '[server]\nuser = "dx"\npassword_file = "password"\n'
        return read(GOOD.replace("[server]\n", login)).server.password()

    return of_file


def test_a_password_from_a_file_of_ours(of_file):
    secret = of_file(b"hunter2\n", 0o600)
    assert secret.get_secret_value() == "hunter2"
    assert "hunter2" not in f"{secret} {secret!r} {[secret]}"


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o666])
def test_a_password_that_others_could_read_or_write_is_refused(of_file, mode):
    with pytest.raises(DeliveryError, match="chmod 600"):
        of_file(b"hunter2\n", mode)


@pytest.mark.parametrize("content", [b"", b"\n", b"a\nb\n", b"\xff", "ひみつ".encode()])
def test_a_password_that_is_none(of_file, content):
    with pytest.raises(DeliveryError, match="パスワードを") as caught:
        of_file(content, 0o600)
    assert "ひみつ" not in str(caught.value)


def test_a_password_that_is_in_no_ordinary_file_is_refused(read):
    reading, writing = os.pipe()
    try:
        login = f'[server]\nuser = "dx"\npassword_file = "/dev/fd/{reading}"\n'
        with pytest.raises(DeliveryError, match="ふつうのファイルではありません"):
            read(GOOD.replace("[server]\n", login)).server.password()
    finally:
        os.close(reading)
        os.close(writing)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files away")
def test_a_password_file_of_somebody_else_is_refused(of_file, tmp_path, monkeypatch):
    of_file(b"hunter2", 0o600)
    monkeypatch.setattr(os, "geteuid", lambda: 12345)
    with pytest.raises(DeliveryError, match="chown"):
        read_settings(tmp_path / "delivery.toml").server.password()


def test_a_password_from_the_environment(read, monkeypatch):
    login = '[server]\nuser = "dx"\npassword_env = "DX_TEST_PASSWORD"\n'
    server = read(GOOD.replace("[server]\n", login)).server
    with pytest.raises(DeliveryError, match="環境変数 DX_TEST_PASSWORD"):
        server.password()
    monkeypatch.setenv("DX_TEST_PASSWORD", "hunter2")
    assert server.password().get_secret_value() == "hunter2"


def test_a_secret_is_not_pickled():
    with pytest.raises(TypeError):
        Password("x").__reduce__()


@pytest.mark.parametrize("key", ["issues", "reports", "to"])
def test_an_empty_list_is_refused(read, key):
    with pytest.raises(SettingsError, match=f"{key} が空です"):
        read(GOOD + f"{key} = []\n" if key != "to" else re.sub(r"(?m)^to = .*$", "to = []", GOOD))


def test_names_that_differ_in_nothing_that_is_seen_are_one_name(read):
    more = (
        '[[division]]\nname = "総務課\u200b "\nplan = "2026-digital"\nto = ["b@city.example.jp"]\n'
    )
    with pytest.raises(SettingsError, match="の課にもあります"):
        read(GOOD + more)


MISSING = """
[[division]]
name = "企画課"
plan = "2027-digital"
to = ["a@city.example.jp"]
[[division]]
name = "第三課"
plan = "2026-digital"
issues = [1, 7]
reports = ["overview", "budget-trend"]
to = ["a@city.example.jp"]
"""


def test_plans_and_issues_that_are_not_there_are_named_in_one_go_too(read, tmp_path):
    out = put_reports(tmp_path / "out", TREND)
    with pytest.raises(SettingsError) as caught:
        reports_by_division(read(GOOD + MISSING), read_manifest(out), {})
    found = [str(one) for one in caught.value.mistakes]
    assert len(found) == 3
    assert found[0].startswith(
        "division[1].plan: 課「企画課」の plan「2027-digital」のレポートがありません"
    )
    assert found[1].startswith(
        "division[2].issues[1]: 課「第三課」の issues の 7 のレポートがありません(あるのは 1)"
    )
    assert found[2].startswith(
        "division[2].reports[0]: 課「第三課」の reports の「overview」がありません"
    )


@pytest.mark.parametrize(
    ("more", "meant"),
    [
        ("", [OVERVIEW, TREND, ATTAINED]),
        ("issues = [1]", [TREND, ATTAINED]),
        ('reports = ["overview"]', [OVERVIEW]),
        ('issues = [1]\nreports = ["overview", "budget-trend"]', [OVERVIEW, TREND]),
    ],
)
def test_whose_reports_are_whose(read, tmp_path, more, meant):
    out = put_reports(tmp_path / "out")
    (reports,) = reports_by_division(read(GOOD + more), read_manifest(out), {})
    assert list(reports.entries) == meant
    assert Path(out, reports.entries[0].html).is_file()
