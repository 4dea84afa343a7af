"""How a page answers."""

import re

from sitecheck.answer import Answer
from sitecheck.page import Page
from sitecheck.rule import Faults, Severity, pages, rule
from sitecheck.site import Site

LARGEST = 300 * 1024  # bytes; chat apps look for a card's tags in the first 300 KB
TEXTS = ("text/", "application/xml", "application/rss+xml", "application/atom+xml")


def _answers(site: Site) -> list[Answer]:
    return list(site.answers.values())


@rule("server-error", "Setiap alamat menjawab tanpa kesalahan server.", of=_answers)
def server_error(answer: Answer, site: Site) -> Faults:
    if answer.status == 0:
        yield f"tidak menjawab: {answer.headers.get('reason', '')}"
    elif answer.status >= 500:
        yield str(answer.status)


@rule("not-refused", "Tidak ada alamat yang ditautkan tetapi ditolak.", of=_answers)
def not_refused(answer: Answer, site: Site) -> Faults:
    if 400 <= answer.status < 500 and answer.status not in {404, 410}:
        yield str(answer.status)


@rule("content-charset", "Setiap teks menyebut pengodean UTF-8 di tajuk Content-Type.", of=_answers)
def content_charset(answer: Answer, site: Site) -> Faults:
    kind = answer.headers.get("content-type", "")
    if answer.status == 200 and kind.startswith(TEXTS) and "utf-8" not in kind.lower():
        yield kind


@rule("content-type", "Setiap jawaban menyebut jenisnya.", of=_answers)
def content_type(answer: Answer, site: Site) -> Faults:
    if answer.status == 200 and not answer.content_type:
        yield "tanpa Content-Type"


@rule("nosniff", "Setiap jawaban melarang peramban menebak jenisnya (X-Content-Type-Options).", of=_answers)
def nosniff(answer: Answer, site: Site) -> Faults:
    if answer.status == 200 and answer.headers.get("x-content-type-options", "").lower() != "nosniff":
        yield answer.headers.get("x-content-type-options", "tidak ada")


@rule("csp", "Setiap halaman membawa kebijakan keamanan konten (CSP).", of=pages)
def csp(page: Page, site: Site) -> Faults:
    if not page.answer.headers.get("content-security-policy"):
        yield "tidak ada"


@rule("csp-loose", "Kebijakan keamanan konten tidak membolehkan skrip sebaris.", of=pages)
def csp_loose(page: Page, site: Site) -> Faults:
    policy = page.answer.headers.get("content-security-policy", "")
    directives = dict(part.strip().partition(" ")[::2] for part in policy.split(";"))
    scripts = directives.get("script-src", directives.get("default-src", ""))
    if policy and re.search(r"'unsafe-(inline|eval)'|(^| )\*( |$)", scripts):
        yield scripts


@rule("framing", "Situs lain tidak dapat membingkai halaman kita.", of=pages)
def framing(page: Page, site: Site) -> Faults:
    headers = page.answer.headers
    if "x-frame-options" not in headers and "frame-ancestors" not in headers.get("content-security-policy", ""):
        yield "tanpa X-Frame-Options dan frame-ancestors"


@rule("referrer-policy", "Setiap halaman membatasi yang dibaca situs lain dari Referer.", of=pages)
def referrer_policy(page: Page, site: Site) -> Faults:
    if page.answer.headers.get("referrer-policy", "unsafe-url") == "unsafe-url":
        yield page.answer.headers.get("referrer-policy", "tidak ada")


@rule("hsts", "Situs https meminta peramban tetap memakai https.", of=pages)
def hsts(page: Page, site: Site) -> Faults:
    if page.url.startswith("https:") and "max-age" not in page.answer.headers.get("strict-transport-security", ""):
        yield "tanpa Strict-Transport-Security"


@rule("cookie", "Pembaca tidak diberi cookie.", of=_answers)
def cookie(answer: Answer, site: Site) -> Faults:
    if "set-cookie" in answer.headers:
        yield answer.headers["set-cookie"].partition("=")[0].strip()


@rule("html-size", "HTML sebuah halaman paling besar 300 KB.", of=pages, severity=Severity.WARNING)
def html_size(page: Page, site: Site) -> Faults:
    if page.size > LARGEST:
        yield f"{page.size // 1024} KB"
