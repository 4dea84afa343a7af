"""What editors decide about an article's list: which others come first, in which order, and which never stand there.

Each verb belongs into a transaction that holds the article's row, or two editors at once count the same positions.
"""

from articles.models import Article


def pin(article: Article, other: Article) -> None:
    """Last of the picks; one that stood there keeps its place."""
    article.excluded.remove(other)
    order = _order(article)
    if other.pk not in order:
        article.picks.create(picked=other)
        _number(article, [*order, other.pk])


def unpin(article: Article, other: Article) -> None:
    article.picks.filter(picked=other).delete()
    _number(article, _order(article))


def move_up(article: Article, other: Article) -> None:
    _move(article, other, by=-1)


def move_down(article: Article, other: Article) -> None:
    _move(article, other, by=1)


def exclude(article: Article, other: Article) -> None:
    unpin(article, other)
    article.excluded.add(other)


def show_again(article: Article, other: Article) -> None:
    article.excluded.remove(other)


def _move(article, other, *, by):
    order = _order(article)
    if other.pk in order:
        place = order.index(other.pk)
        order.insert(max(place + by, 0), order.pop(place))
        _number(article, order)


def _order(article):
    return list(article.picks.values_list("picked", flat=True))


def _number(article, order):
    for position, picked in enumerate(order, start=1):
        article.picks.filter(picked=picked).update(position=position)
