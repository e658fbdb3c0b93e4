"""Keys and passwords by their form, and the words that only speak of them."""

from __future__ import annotations

from handbook.rules import check
from handbook.rules.secrets import SECRET
from tests import books

PAGE = "docs/en/evidence/capture.md"
LETTERS = "AbCdEfGhIjKlMnOpQrStUvWxYz0123456789aBcDeFgHiJkLmNoPqRsTuVwXyZ"
RANDOM = "q7Zk2LwX9vB4nR1tY6pM3sD8fG5hJ0cKxUaE7iOzQ"


def said(text: str, **more: str) -> list[str]:
    tree = {PAGE: books.front() + "# Capture\n\n" + text, **more}
    return [one.message for one in check(books.book(tree), (SECRET,))]


def test_a_secret():
    for text, what in [
        ("-----BEGIN PRIVATE KEY-----", "a private key"),
        ("-----BEGIN RSA PRIVATE KEY-----", "a private key"),
        ("-----BEGIN OPENSSH PRIVATE KEY-----", "a private key"),
        ("-----BEGIN PGP PRIVATE KEY BLOCK-----", "a private key"),
        ("-----BEGIN PGP MESSAGE-----", "a private key"),
        ("PuTTY-User-Key-File-3 of 20 letters: " + "a" * 20, "a private key"),
        ("AGE-SECRET-KEY-1" + "Q" * 30, "a private key"),
        ("AKIAEXAMPLE000000000", "a key of AWS"),
        ("ASIAEXAMPLE000000000", "a key of AWS"),
        ("ghp_" + LETTERS[:36], "a token of GitHub"),
        ("gho_" + LETTERS[:36], "a token of GitHub"),
        ("ghs_" + LETTERS[:36], "a token of GitHub"),
        ("github_pat_" + "a1_" * 10, "a token of GitHub"),
        ("glpat-" + "a1-" * 7, "a token of GitLab"),
        ("AIza" + LETTERS[:35], "a key of Google"),
        ("ya29." + LETTERS[:30], "a token of Google"),
        ("xoxb-000000000000-abcdef", "a token of Slack"),
        ("sk_live_" + "0" * 20, "a key of a payment service"),
        ("sk-" + LETTERS[:36], "a key of an AI service"),
        ("000000000:AA" + LETTERS[:33], "the token of a Telegram bot"),
        ("eyJ" + "hbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abcdefghijklmnop", "a token of a session"),
        ("Authorization: Bearer " + LETTERS[:24], "a token of a session"),
        ("bearer " + LETTERS[:24], "a token of a session"),
        ("ssh-ed25519 AAAA" + "C3Nz" * 8, "a key of SSH"),
        ("ssh-rsa AAAA" + "B3Nz" * 8, "a key of SSH"),
        ("ecdsa-sha2-nistp256 AAAA" + "E2Vj" * 8, "a key of SSH"),
        ("the password: correct7horse", "a password"),
        ("Password = 7horses", "a password"),
        ("PASSWORD:7horses!", "a password"),
        ('password="correcthorse"', "a password"),
        ("passwd: 7horses", "a password"),
        ("passphrase: 7-horses-run", "a password"),
        ("pwd=h0rses", "a password"),
        ("api_key = 'horseshorses'", "a password"),
        ("api-key: abc123def", "a password"),
        ("apikey: abc123def", "a password"),
        ("secret_key: abc123def", "a password"),
        ("the secret: `abc123def`", "a password"),
        ("access_token: abc123def", "a password"),
        ("**Password:** abc123def", "a password"),
        ("پاس ورڈ: abc123def", "a password"),
        ("رمز عبور: abc123def", "a password"),
        ("كلمة المرور: abc123def", "a password"),
        ("পাসওয়ার্ড: abc123def", "a password"),
        ("hxxps://user:Tr0ub4dor@host[.]example", "a password"),
        ("key " + RANDOM, "a key"),
        (RANDOM + "==", "a key"),
    ]:
        for body in (f"Words {text} here.\n", f"```text\n{text}\n```\n", f"- `{text}`\n"):
            (message,) = said(body)
            assert message.endswith(f"…” looks like {what}"), message


def test_what_is_no_secret():
    for text in [
        "Password: ____________", "password: …", "Password: ***", "password: XXXXXXXX", "password: xxxx",
        "password: example", "password: $PASSWORD", "password: {{x}}"[:0] + "password: [blank]",
        "Password: never write it down.", "the password: secretly", "Passwords: see B-11", "password: 12",
        "password: abc12", "a token: something small", "Secret: everything", "no secrets; tokens too",
        "Token: F-06", "the word password, and 2 of 3", "password protected", "| `password` | text |",
        "password=user_in.password", "password=None", "پاس ورڈ: کبھی نہ لکھیں", "رمز عبور: هرگز ننویسید",
        "كلمة المرور: لا تكتبها", "পাসওয়ার্ড: লিখবেন না",
        "-----BEGIN CERTIFICATE-----", "-----BEGIN PUBLIC KEY-----", "-----BEGIN PGP SIGNATURE-----",
        "AKIA", "AKIAEXAMPLE00000000", "AKIAEXAMPLE0000000000", "xAKIAEXAMPLE000000000", "ghp_short",
        "github_pat_x", "AIzaShort", "xoxb-short", "sk-learn", "eyJ.a.b", "Bearer of news", "bearer bonds",
        "ssh-rsa", "ssh-ed25519 AAAA", "12345678:AAshort",
        "dc51990fd8545c5d52cecee83bd07ef01aff8a1652f7ce80c2391ce8632bcecd",
        "DC51990FD8545C5D52CECEE83BD07EF01AFF8A1652F7CE80C2391CE8632BCECD",
        "da39a3ee5e6b4b0d3255bfef95601890afd80709", RANDOM[:39], RANDOM.lower(), RANDOM.upper(),
        "docs/en/evidence/capture-step-by-step-with-a-telephone-2.md", "https://a:b", "://a:@b", "://a@b:c", "://a:ab@c", "A" * 60, "aA1" * 20, "a-" * 40,
        "GLO-ACT-equips-law-enforcement-with-open-source-internet-tools-2023",
        "https://example.org/glo-act2/Countries/glo-act-equips-law-enforcement-with-open-source.html",
    ]:  # fmt: skip
        assert said(f"Words {text} here.\n") == []


def test_a_path_or_a_name_of_several_words_is_no_secret():
    """Such stand in every manual; what is drawn by chance holds no two plain words."""
    for text in (
        "/assets/blog/2016-05-01/Interview-with-Showmax-Example.png",
        "/listings/ch20-advanced-features/Listing-20-31/main",
        "com/Prometheus/docs/blob/0fc1b96dd2bae6c7cdb95cd8da15ed1a95/README",
    ):
        assert said(text) == [], text
    assert len(said("Word/aB3dE5gH7jK9mN1pQ3sT5vX7zA2cE4fH6jL8nP0rT")) == 1


def test_a_secret_is_shown_in_part_only():
    assert said("password: correct7horse")[0].startswith("“corr…”")
    assert said("api_key = abc123")[0].startswith("“ab…”")
    (message,) = said("ghp_" + LETTERS[:60])
    assert message.startswith("“ghp_AbCdEfGh…”")


def test_values_and_data_are_judged():
    tree = {PAGE: books.front(able='"password: abc123def"') + "# Capture\n\nWords.\n"}
    assert [(one.line, one.code) for one in check(books.book(tree), (SECRET,))] == [(6, "HB530")]
    for key, count in (("URL", 0), ("sha256", 0), ("note", 1)):
        assert len(said("x", **{"docs/data/x.yaml": f"a: {{{key}: {RANDOM}}}\n"})) == count


def test_each_place_is_told_once_and_ten_in_all():
    assert len(said("token: ghp_" + LETTERS[:36])) == 1
    assert len(said("password: abc123def\n" * 12)) == 10
