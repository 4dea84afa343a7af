from articles.models.article import Article, normalise_title


def settle(article: Article) -> None:
    """What ``Article.save`` makes of its texts and its address, in its order, for a copy that is never saved: nothing
    is stored, and no row held."""
    article.title = normalise_title(article.title)
    article.derive_unsaved()
    article.settle_slug()
    article.clear_texts()
