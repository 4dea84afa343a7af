"""One page of a long list, with the addresses of its neighbours. Page 1 has one address only: the bare one, which
``{% querystring %}`` would write with a question mark behind it."""

from django.core.paginator import EmptyPage, Paginator
from django.http import Http404

from articles.edition import Keys
from articles.models import Article
from articles.pages.shared import cards_of
from articles.text.numbers import number_in

PER_PAGE = 20


class Cards:
    """Articles by their keys, of which only those of the page that is shown are read."""

    def __init__(self, keys: Keys):
        self._keys = keys

    def __len__(self):
        return len(self._keys)

    def __getitem__(self, places: slice) -> list[Article]:
        return list(cards_of(self._keys[places]).values())  # one may be withdrawn at any moment


class Listing:
    """Rows of ``rows`` at ``?halaman=``; raises ``Http404`` for a number that is none or out of range."""

    def __init__(self, rows, request):
        request.META["articles.listing"] = True  # whoever keeps pages may tell its numbered ones apart
        self._path, self._query = request.path, request.GET.copy()
        self.typed = self._query.pop("halaman", [""])[-1]
        typed = self.typed if "halaman" in request.GET else "1"
        number = number_in(typed)
        if number is None:
            raise Http404("no page number")
        try:
            self._page = Paginator(rows, PER_PAGE).page(number)
        except EmptyPage as error:
            raise Http404("no such page") from error

    @property
    def articles(self):
        return self._page.object_list

    @property
    def count(self) -> int:
        return self._page.paginator.count

    @property
    def number(self) -> int:
        return self._page.number

    @property
    def page_count(self) -> int:
        return self._page.paginator.num_pages

    @property
    def url(self) -> str:
        """The one address of this page."""
        return self._url(self.number)

    @property
    def previous_url(self) -> str:
        return self._url(self.number - 1) if self._page.has_previous() else ""

    @property
    def next_url(self) -> str:
        return self._url(self.number + 1) if self._page.has_next() else ""

    @property
    def links(self) -> list[tuple[int | str, str]]:
        """``[(1, "/berita"), (2, "/berita?halaman=2"), ("…", ""), ...]``"""
        numbers = self._page.paginator.get_elided_page_range(self.number, on_each_side=2, on_ends=1)
        return [(number, self._url(number) if isinstance(number, int) else "") for number in numbers]

    def _url(self, number):
        query = self._query.copy()
        if number > 1:
            query["halaman"] = number
        return f"{self._path}?{query.urlencode()}" if query else self._path
