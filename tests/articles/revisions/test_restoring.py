"""A restored revision is exactly what was saved, whatever that was."""

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles import publishing, revisions
from articles.models import Article, FaqItem, RelatedPick, Revision
from articles.revisions.content import ALL
from tests.articles.revisions.texts import blocks, clean, words
from tests.factories import make_article, make_category, make_editor, make_picture, make_programme, make_tag

pytestmark = pytest.mark.django_db
typed = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=40)
some = st.sets(st.integers(0, 2))
states = st.fixed_dictionaries(
    {
        "title": words.map(str.strip),
        "slug": st.from_regex(r"[a-z]{3,12}(-[a-z]{1,6}){0,2}", fullmatch=True),
        "summary": words,
        "body": blocks.map(lambda found: clean(["<p>Awal.</p>", *found])),
        "seo_title": typed,
        "meta_description": typed,
        "canonical_url": st.sampled_from(["", "https://lain.example/a"]),
        "noindex": st.booleans(),
        "cover_seed": st.one_of(st.none(), st.integers(0, 2**31)),
        "cover_scene": st.sampled_from(["", "laut", "kota"]),
        "cover_sky": st.sampled_from(["", "senja"]),
        "recheck_on": st.one_of(st.none(), st.dates()),
        "category": st.integers(0, 1),
        "programme": st.sampled_from([None, 0, 1]),
        "cover": st.sampled_from([None, 0, 1]),
        "tags": some,
        "picks": st.permutations([0, 1, 2]).flatmap(lambda order: st.integers(0, 3).map(lambda size: order[:size])),
        "excluded": some,
        "faq": st.lists(st.tuples(words, typed.filter(str.strip)), max_size=3),
    }
)


class Campus:
    """What an article may name."""

    def __init__(self):
        self.editor = make_editor()
        self.category = [make_category() for _ in range(2)]
        self.programme = [make_programme() for _ in range(2)]
        self.cover = [make_picture() for _ in range(2)]
        self.tags = [make_tag() for _ in range(3)]
        self.articles = [make_article() for _ in range(3)]

    def save(self, article, state):
        """As the edit screen does: the row, then what hangs on it."""
        for name, value in state.items():
            if name in {"category", "programme", "cover"}:
                setattr(article, name, None if value is None else getattr(self, name)[value])
            elif name not in {"tags", "picks", "excluded", "faq"}:
                setattr(article, name, value)
        revision = publishing.save(article, by=self.editor)
        article.tags.set(self.tags[each] for each in state["tags"])
        article.excluded.set(self.articles[each] for each in state["excluded"])
        article.picks.all().delete()
        for position, each in enumerate(state["picks"], start=1):
            RelatedPick.objects.create(article=article, picked=self.articles[each], position=position)
        article.faq_items.all().delete()
        for position, (question, answer) in enumerate(state["faq"], start=1):
            FaqItem.objects.create(article=article, question=question, answer=answer, position=position)
        publishing.rows_saved(article, revision, by=self.editor)


@pytest.fixture
def campus(db):
    return Campus()


@settings(
    deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(states, states)
def test_a_restored_revision_is_exactly_what_was_saved(campus, first, second):
    with transaction.atomic():
        article = make_article()
        campus.save(article, first)
        saved = Revision.objects.filter(article=article).first()
        campus.save(article, second)
        gone = publishing.restore_revision(Article.objects.get(pk=article.pk), saved, by=campus.editor)

        assert gone == []
        restored = Revision.objects.filter(article=article).first()
        assert restored.content == Revision.objects.get(pk=saved.pk).content == saved.content
        assert revisions.content_of(Article.objects.get(pk=article.pk)) == saved.content
        assert saved.content.keys() - {"schema", "published_at"} == ALL
        transaction.set_rollback(True)
