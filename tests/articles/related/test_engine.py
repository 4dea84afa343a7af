"""What one publication, change or withdrawal does to the lists, against what a rebuild of all would make of them."""

import random
from dataclasses import replace

import pytest

from articles import publishing
from articles.management import corpus
from articles.models import Article, Job, Link, Profile, RelatedEntry, Tag, Term
from articles.related import engine
from articles.related.labels import ranked_by_former_name
from articles.related.ranking import LIST_LENGTH
from articles.text.stemming import stem
from tests.articles.related import campus
from tests.articles.related.campus import rebuild_all, store
from tests.factories import make_article, make_old_slug, make_tag

pytestmark = pytest.mark.django_db


def lists(articles):
    return dict(corpus.stored_lists(articles, LIST_LENGTH))


def relate_all(articles):
    for article in articles.values():
        engine.relate(article.pk)


def test_articles_published_one_by_one_find_each_other():
    articles = store(campus.ALL)

    relate_all(articles)
    after_one_by_one = lists(articles)
    rebuild_all()

    assert after_one_by_one == lists(articles)
    assert after_one_by_one["analis"] == ["auditor"]


def test_a_withdrawn_article_leaves_all_lists_and_its_words_count_no_more():
    articles = store(campus.ALL)
    relate_all(articles)
    auditor = articles["auditor"]
    Article.objects.filter(pk=auditor.pk).update(status="archived")

    to_relate = engine.relate(auditor.pk)

    assert to_relate == {articles["analis"].pk}  # its list has become too short
    assert not RelatedEntry.objects.filter(article=auditor).exists()
    assert not RelatedEntry.objects.filter(related=auditor).exists()
    assert not Profile.objects.filter(pk=auditor.pk).exists()
    assert Term.objects.get(name=stem("opini")).article_count == 0
    assert auditor.pk not in engine.lists.unpack_nearest(Profile.objects.get(pk=articles["analis"].pk).nearest)


def test_a_changed_text_moves_to_where_it_belongs_now():
    articles = store(campus.ALL)
    relate_all(articles)
    choir = articles["paduan-suara"]
    Article.objects.filter(pk=choir.pk).update(
        title="Tugas auditor internal", summary=campus.AUDITOR.summary, plain_text=campus.AUDITOR.body
    )

    engine.relate(choir.pk)

    assert lists(articles)["paduan-suara"][0] == "auditor"
    assert "paduan-suara" in lists(articles)["auditor"]
    assert Term.objects.get(name=stem("sopran")).article_count == 0


def test_the_better_one_takes_the_last_place_of_a_full_list():
    distant = [replace(campus.ANALYST, slug=f"analis-{number}", tags=("saham",)) for number in range(LIST_LENGTH + 2)]
    articles = store([campus.AUDITOR, *distant])
    relate_all(articles)
    auditor = articles["auditor"]
    before = set(RelatedEntry.objects.filter(article=auditor).values_list("related", flat=True))

    twin = store([replace(campus.AUDITOR, slug="kembar")])["kembar"]
    engine.relate(twin.pk)

    after = RelatedEntry.objects.filter(article=auditor).order_by("-score").values_list("related", flat=True)
    assert len(before) == len(after) == LIST_LENGTH
    assert after[0] == twin.pk
    assert len(before - set(after)) == 1


def test_what_a_text_links_to_is_noted_by_number_also_through_an_old_address():
    target, renamed, box = make_article(slug="tujuan"), make_article(slug="nama-baru"), make_article(slug="kotak")
    make_old_slug(renamed, "nama-lama")
    article = make_article(
        body='<p><a href="/berita/tujuan?dari=sini#bagian-satu">a</a> <a href="http://testserver/berita/nama-lama">b</a>'
        ' <a href="/berita/hilang">c</a> <a href="/program-studi">d</a> <a href="https://contoh.id/berita/tujuan">e</a>'
        '</p><p>Baca juga: <a href="/berita/kotak">kotak</a></p>'
    )
    article.body = article.body.replace("<p>Baca", "<p>Baca")
    box_html = f'<div class="read-also" data-article="{box.pk}">Baca juga: Kotak</div>'
    article.body += box_html
    article.save()

    engine.relate(article.pk)

    assert dict(Link.objects.filter(source=article).values_list("address", "target")) == {
        "/berita/tujuan": target.pk,
        "/berita/nama-lama": renamed.pk,
        "/berita/hilang": None,
        "/berita/kotak": box.pk,
        "/program-studi": None,
    }


def test_articles_whose_links_together_have_changed_are_to_be_related_anew():
    articles = store([replace(campus.CHOIR, links=("analis", "backend")), campus.ANALYST, campus.BACKEND])

    assert engine.relate(articles["paduan-suara"].pk) == {articles["analis"].pk, articles["backend"].pk}
    assert engine.relate(articles["paduan-suara"].pk) == set()


def test_two_hundred_steps_leave_nearly_what_a_rebuild_makes():
    """Publish, change, withdraw at random among variations of five subjects."""
    dice = random.Random(4)
    subjects = [sample.body.split() for sample in campus.ALL]
    samples = []
    for number in range(60):
        of = number % 5
        words = [*dice.choices(subjects[of], k=40), *dice.choices(subjects[(of + 1) % 5], k=8), f"kata{number}"]
        body = " ".join(words)
        samples.append(replace(campus.ALL[of], slug=f"artikel-{number}", body=body))
    articles = store(samples)
    rebuild_all()
    for _ in range(200):
        article = dice.choice(list(articles.values()))
        rows = Article.objects.filter(pk=article.pk)
        match dice.choice(["publish", "change", "withdraw"]):
            case "withdraw":
                rows.update(status="archived")
            case "publish":
                rows.update(status="published")
            case "change":
                rows.update(plain_text=" ".join(dice.sample(article.plain_text.split(), 30)))
        for other in engine.relate(article.pk):
            engine.relate(other)
    before = lists(articles)
    rebuild_all()
    after = lists(articles)

    shared = sum(len(set(before[slug][:5]) & set(after[slug][:5])) for slug in after)
    assert shared / sum(len(after[slug][:5]) for slug in after) >= 0.9


def test_articles_under_a_new_name_are_ranked_by_it_and_a_new_spelling_changes_nothing():
    articles = store([*campus.ALL, replace(campus.CHOIR, slug="kedua", tags=("saham",))])
    rebuild_all()
    tag, other = Tag.objects.get(name="saham"), Tag.objects.get(name="audit")
    bearers = {articles["analis"].pk, articles["kedua"].pk}
    for name, expected in [("Saham.", set()), ("bursa", bearers), ("Keuangan", bearers)]:
        tag.name = name
        tag.save()

        assert ranked_by_former_name(tag) == expected
        for article in expected:
            engine.relate(article)
        assert ranked_by_former_name(tag) == set()
        assert ranked_by_former_name(other) == set()
    assert Term.objects.get(name=":keuangan").article_count == 3  # by the category two, one of them by the tag as well


def test_who_renames_a_label_asks_for_its_articles_to_be_ranked_anew():
    articles = store(campus.ALL)
    rebuild_all()
    tag = Tag.objects.get(name="server")
    tag.name = "peladen"
    tag.save()

    publishing.after_saving(tag)

    bearers = {str(articles["backend"].pk), str(articles["basis-data"].pk)}
    assert set(Job.objects.filter(kind="relate").values_list("key", flat=True)) == bearers


def test_what_is_no_label_or_borne_by_nobody_has_no_former_name():
    assert ranked_by_former_name(make_article()) == ranked_by_former_name(make_tag()) == set()
