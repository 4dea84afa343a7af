import pytest

from articles import publishing, revisions
from articles.models import Article, FaqItem, RelatedPick, Revision
from tests.factories import (
    make_article,
    make_author,
    make_category,
    make_editor,
    make_picture,
    make_programme,
    make_tag,
)

pytestmark = pytest.mark.django_db
Kind = Revision.Kind


@pytest.fixture
def editor():
    return make_editor()


def kinds_of(article):
    return [*Revision.objects.filter(article=article).order_by("number").values_list("kind", flat=True)]


def whole_article(**fields):
    article = make_article(
        title="Apa itu backend",
        programme=make_programme(),
        cover=make_picture(),
        cover_scene="laut",
        cover_sky="senja",
        seo_title="Backend",
        meta_description="Tentang backend.",
        canonical_url="https://lain.example/a",
        noindex=True,
        recheck_on="2027-01-31",
        tags=[make_tag(), make_tag()],
        **fields,
    )
    article.refresh_from_db()
    for question in ("Apa?", "Siapa?"):
        FaqItem.objects.create(article=article, question=question, answer="Begini.")
    RelatedPick.objects.create(article=article, picked=make_article())
    article.excluded.add(make_article())
    return article


def test_every_step_of_an_article_leaves_a_revision(editor):
    article = Article(title="Baru", summary="Ringkas.", body="<p>a</p>", category=make_category(), author=make_author())
    publishing.save(article, by=editor)
    publishing.submit(article, by=editor)
    publishing.return_to_draft(article, by=editor, reason="Judulnya.")
    publishing.publish(article, by=editor)
    publishing.withdraw(article, by=editor)

    assert kinds_of(article) == ["saved", "sent", "returned", "published", "withdrawn"]
    assert {*Revision.objects.values_list("made_by", flat=True)} == {editor.pk}


def test_saving_the_same_again_leaves_none(editor):
    article = make_article()
    publishing.save(article, by=editor)

    assert publishing.save(article, by=editor) is None
    assert kinds_of(article) == ["found"]


def test_what_nobody_kept_is_kept_before_it_is_overwritten(editor):
    article = make_article(body="<p>Kata yang lama.</p>")
    article.body = "<p>Kata yang baru.</p>"
    publishing.save(article, by=editor)
    Article.objects.filter(pk=article.pk).update(summary="Dari sebuah perintah.")
    article = Article.objects.get(pk=article.pk)
    article.title = "Judul lain"
    publishing.save(article, by=editor)

    told = Revision.objects.filter(article=article).order_by("number")
    assert kinds_of(article) == ["found", "saved", "found", "saved"]
    assert told[0].content["body"] == "<p>Kata yang lama.</p>"
    assert told[2].content["summary"] == "Dari sebuah perintah."


def test_what_hangs_on_an_article_belongs_to_the_revision_of_its_saving(editor):
    article = make_article()
    article.title = "Judul lain"
    revision = publishing.save(article, by=editor)
    tag = make_tag(name="magang")
    article.tags.add(tag)
    FaqItem.objects.create(article=article, question="Apa?", answer="Ini.")
    publishing.rows_saved(article, revision, by=editor)

    newest = Revision.objects.filter(article=article).first()
    assert kinds_of(article) == ["found", "saved"]
    assert newest.content["tags"] == [[tag.pk, "magang"]]
    assert newest.content["faq"] == [["Apa?", "Ini."]]


def test_questions_alone_make_a_revision_too(editor):
    article = make_article()
    revision = publishing.save(article, by=editor)
    FaqItem.objects.create(article=article, question="Apa?", answer="Ini.")
    publishing.rows_saved(article, revision, by=editor)

    assert kinds_of(article) == ["found", "saved"]


def test_a_restored_revision_is_exactly_what_was_saved(editor):
    article = whole_article()
    publishing.save(article, by=editor)
    first = Revision.objects.filter(article=article).first()
    article.title, article.body, article.noindex, article.cover = "Lain", "<p>Lain.</p>", False, None
    article.category, article.programme, article.recheck_on = make_category(), None, None
    article.slug, article.seo_title = "alamat-lain", ""
    publishing.save(article, by=editor)
    article.tags.clear()
    article.faq_items.first().delete()
    article.picks.all().delete()
    article.excluded.clear()

    gone = publishing.restore_revision(Article.objects.get(pk=article.pk), first, by=editor)

    newest = Revision.objects.filter(article=article).first()
    assert gone == []
    assert newest.kind == Kind.RESTORED
    assert newest.base == first.number
    assert newest.content == first.content
    assert Article.objects.get(pk=article.pk).slug == first.content["slug"]


def test_restoring_keeps_what_was_there_before_it(editor):
    article = make_article(body="<p>Satu.</p>")
    publishing.save(article, by=editor)
    article.body = "<p>Dua.</p>"
    publishing.save(article, by=editor)
    first = Revision.objects.get(article=article, number=1)
    publishing.restore_revision(article, first, by=editor)

    bodies = Revision.objects.filter(article=article).order_by("number").values_list("content__body", flat=True)
    assert [*bodies] == ["<p>Satu.</p>", "<p>Dua.</p>", "<p>Satu.</p>"]


def test_what_is_gone_is_said_and_the_rest_comes_back(editor):
    article = whole_article()
    publishing.save(article, by=editor)
    revision = Revision.objects.filter(article=article).first()
    former = article.category
    article.category, article.cover, article.title = make_category(name="Baru"), None, "Lain"
    publishing.save(article, by=editor)
    article.tags.all().delete()
    former.delete()
    Article.objects.filter(pk__in=[named[0] for named in revision.content["picks"]]).delete()

    gone = publishing.restore_revision(article, revision, by=editor)

    article = Article.objects.get(pk=article.pk)
    assert {one.field for one in gone} == {"category", "tags", "picks"}
    assert str(former) in {one.name for one in gone}
    assert (article.title, article.category.name) == ("Apa itu backend", "Baru")
    assert article.cover_id == revision.content["cover"][0]


def test_a_revision_of_a_later_version_is_refused(editor):
    article = make_article()
    publishing.save(article, by=editor)
    revision = Revision.objects.get(article=article)
    revision.content["schema"] = 99

    with pytest.raises(revisions.UnknownSchema):
        publishing.restore_revision(article, revision, by=editor)


def test_revisions_come_back_with_an_article_from_the_bin_and_go_with_it_for_good(editor):
    draft = make_article(status="draft")
    publishing.save(draft, by=editor)
    number = draft.pk
    [item] = publishing.delete([draft], by=editor)
    publishing.run_due()
    assert Revision.objects.filter(article_id=number).count() == 1

    publishing.restore(item)
    assert Article.objects.get().revisions.count() == 1

    [item] = publishing.delete([Article.objects.get()], by=editor)
    item.delete()
    publishing.run_due()
    assert not Revision.objects.exists()


def test_whoever_left_is_no_longer_named(editor):
    publishing.submit(make_article(status="draft"), by=editor)
    publishing.save(make_article(), by=None)
    editor.delete()

    assert [revision.maker for revision in Revision.objects.order_by("pk")] == ["sistem", "mantan redaktur", "sistem"]
