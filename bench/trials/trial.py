"""One trial: all that is chance in it follows from its seed."""

import os
import random
import signal
import time
from contextlib import suppress
from typing import NamedTuple

from playwright.sync_api import Browser, BrowserContext, Error, Page, TimeoutError

from bench.faults.clients import ARTICLES, EMAIL, FAILED
from bench.faults.servers import children_of
from bench.faults.site import Site

SECONDS = 15.0  # of typing
FAULTS = ("network lost", "worker killed", "session lost", "saved twice", "two tabs")
PATIENCE = 30_000  # milliseconds; several trials share a small machine
SHORT_FIELDS = {"title": 6, "summary": 6}  # by their names: so many words at most, for a form cuts them
READ = """async () => {
  const rich = await RichText.ready("body");
  const typed = [...document.querySelectorAll("#article_form textarea:not([data-rich-text]), #article_form input")];
  return [...typed.map(({value}) => value), rich.getText()].join(" ");
}"""


class Outcome(NamedTuple):
    """``articles`` is how many hold a word of the trial, ``begun`` how many somebody has opened, ``shown`` how many
    words stand in the form at last, ``taken`` whether an offer was taken."""

    seed: int
    fault: str
    begins: str
    typed: int
    shown: int
    lost: list[str]
    articles: int
    begun: int
    taken: bool
    seconds: float

    @property
    def is_met(self) -> bool:
        return not self.lost and self.articles <= self.begun and self.typed > 0


class Trial:
    def __init__(self, seed: int, site: Site, master: int, browser: Browser, password: str):
        self._site, self._master, self._browser, self._password = site, master, browser, password
        self.seed, self.fault = seed, FAULTS[seed % len(FAULTS)]
        self._dice = random.Random(seed)
        self._is_new = self._dice.random() < 0.5
        self._typed: list[str] = []
        self._begun = 1
        self._room = dict(SHORT_FIELDS)

    def run(self) -> Outcome:
        began = time.monotonic()
        with self._browser.new_context(locale="id-ID") as context:
            context.set_default_timeout(PATIENCE)
            context.on("dialog", lambda dialog: dialog.accept())
            page = self._opened(context)
            self._type_through_it(context, page)
            page = self._come_back(context, page)
            taken = self._take_up(page)
            words = page.evaluate(READ)
        there = words + self._stored()
        return Outcome(
            self.seed,
            self.fault,
            "new" if self._is_new else "draft",
            len(self._typed),
            sum(word in words for word in self._typed),
            [word for word in self._typed if word not in there],
            len(self._articles()),
            self._begun,
            taken,
            time.monotonic() - began,
        )

    # What somebody does

    def _opened(self, context: BrowserContext) -> Page:
        page = context.new_page()
        start = ARTICLES if self._is_new else self._draft()
        with suppress(Error):
            page.goto(f"{self._address}/admin/login/?next={start}")
        page.goto(f"{self._address}/admin/login/?next={start}")
        self._sign_in(page)
        _wait_for_editor(page)
        return page

    def _draft(self) -> str:
        """The path of the edit screen of a new one. Another trial may kill the worker that is asked."""
        while True:
            with suppress(*FAILED):
                newsroom = self._site.newsroom()
                form = newsroom.form(ARTICLES, "article_form") | {"title": f"Draf {self._word(0)}", "_save": "Simpan"}
                return str(newsroom.send(ARTICLES, form).headers["Location"])

    def _sign_in(self, page: Page) -> None:
        page.get_by_label("Surel").fill(EMAIL)
        page.get_by_label("Kata sandi").fill(self._password)
        page.get_by_role("button", name="Masuk").click()
        page.wait_for_url("**/articles/article/**")

    def _type_through_it(self, context: BrowserContext, page: Page) -> None:
        """The fault comes somewhere between the third and the twelfth second."""
        at, until = time.monotonic() + self._dice.uniform(3, 12), time.monotonic() + SECONDS
        pages = [page]
        if self.fault == "two tabs":
            at = time.monotonic() + self._dice.uniform(2, 5)
        while time.monotonic() < until:
            if at and time.monotonic() > at:
                at = 0
                pages = self._happens(context, page, pages)
            self._type(self._dice.choice(pages))

    def _type(self, page: Page) -> None:
        """A few words into one field, each with a space behind; a pause now and then."""
        field = self._dice.choice(["title", "summary", "body", "body", "body", "body"])
        if not self._room.get(field, 1):
            field = "body"
        if field == "body":
            page.frame_locator(".cke_wysiwyg_frame").locator("body").click()
            page.keyboard.press("Control+End")
        else:
            page.locator(f"#id_{field}").click()
            page.keyboard.press("Control+End")
        for _ in range(self._dice.randint(1, 5)):
            if field in self._room and not self._room[field]:
                return
            self._room[field] = self._room.get(field, 1000) - 1
            word = self._word(len(self._typed) + 1)
            page.keyboard.type(f"{word} ", delay=self._dice.uniform(5, 60))
            self._typed.append(word)
        if self._dice.random() < 0.3:
            page.wait_for_timeout(self._dice.uniform(200, 3000))

    def _word(self, number: int) -> str:
        return f"kata{self.seed}x{number}y"

    # What goes wrong

    def _happens(self, context: BrowserContext, page: Page, pages: list[Page]) -> list[Page]:
        match self.fault:
            case "network lost":
                context.set_offline(True)
            case "worker killed":
                os.kill(self._dice.choice(children_of(self._master)), signal.SIGKILL)
            case "session lost":
                context.clear_cookies(name="sessionid")
            case "saved twice":
                self._save_twice(page)
            case "two tabs":
                return [page, self._second_tab(context, page)]
        return pages

    def _save_twice(self, page: Page) -> None:
        if "title" in self._room and self._room["title"] == SHORT_FIELDS["title"] and self._is_new:
            self._type_title(page)
        button = page.locator(".submit-row [name=_save]")
        page.evaluate("window.isBefore = true")
        with suppress(Error):  # the second press may find the page gone
            button.dblclick(no_wait_after=True)
        page.wait_for_function("() => !window.isBefore")
        _wait_for_editor(page)

    def _type_title(self, page):
        """Without one nothing is saved."""
        page.locator("#id_title").click()
        word = self._word(len(self._typed) + 1)
        page.keyboard.type(f"{word} ")
        self._typed.append(word)
        self._room["title"] -= 1

    def _second_tab(self, context: BrowserContext, page: Page) -> Page:
        second = context.new_page()
        self._begun += page.url.endswith(ARTICLES)
        second.goto(page.url)
        _wait_for_editor(second)
        return second

    # Coming back

    def _come_back(self, context: BrowserContext, page: Page) -> Page:
        """Sometimes the page is closed, sometimes loaded again, sometimes "Simpan" is pressed first."""
        way = self._dice.choice(["close", "reload", "save"])
        if self.fault == "session lost" and way == "save":
            return self._save_without_session(page)
        address = page.url
        if way == "save" and self.fault != "network lost" and page.locator("#id_title").input_value().strip():
            page.evaluate("window.isBefore = true")
            page.locator(".submit-row [name=_save]").click(no_wait_after=True)
            with suppress(TimeoutError):
                page.wait_for_function("() => !window.isBefore")
            address = page.url
        for open_page in context.pages:
            if way != "reload" or open_page != page:
                open_page.close(run_before_unload=False)
        context.set_offline(False)
        fresh = page if way == "reload" else context.new_page()
        fresh.goto(address)
        if "/login/" in fresh.url:
            self._sign_in(fresh)
        _wait_for_editor(fresh)
        return fresh

    def _save_without_session(self, page: Page) -> Page:
        page.locator(".submit-row [name=_save]").click(no_wait_after=True)
        page.wait_for_url("**/login/**")
        self._sign_in(page)
        _wait_for_editor(page)
        return page

    def _take_up(self, page: Page) -> bool:
        offer = page.locator("#form-offer")
        use = offer.get_by_role("button", name="Pakai")
        try:
            use.wait_for(timeout=6_000)  # a machine that is busy shows it late
        except TimeoutError:
            return False
        use.click()
        use.wait_for(state="detached")
        page.wait_for_timeout(500)
        return True

    # What is there

    @property
    def _address(self):
        return f"http://127.0.0.1:{self._site.port}"

    def _stored(self):
        """All that the database holds of the trial's words."""
        mark = f"%kata{self.seed}x%"
        text = "CAST(content AS TEXT)"
        texts = self._site.column(f"SELECT {text} FROM articles_revision WHERE {text} LIKE '{mark}'")  # noqa: S608
        return " ".join([*texts, *self._articles()])

    def _articles(self):
        mark = f"%kata{self.seed}x%"
        parts = "title || ' ' || summary || ' ' || body"
        return self._site.column(f"SELECT {parts} FROM articles_article WHERE {parts} LIKE '{mark}'")  # noqa: S608


def _wait_for_editor(page):
    page.wait_for_selector(".cke_wysiwyg_frame")
    page.wait_for_function("() => RichText.all().length > 0")
