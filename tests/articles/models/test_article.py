import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.models import Article, RelatedPick
from articles.querysets import DATED_AT
from tests.factories import make_article, make_editor, make_picture, make_user, make_writer, picture_file

pytestmark = pytest.mark.django_db
Status = Article.Status
HOUR = timezone.timedelta(hours=1)


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("ahead", [-HOUR, HOUR])
def test_is_published_is_the_twin_of_the_query(status, ahead):
    article = make_article(status=status, published_at=timezone.now() + ahead)

    assert article.is_published == Article.objects.published().filter(pk=article.pk).exists()
    assert article.is_scheduled == Article.objects.scheduled().filter(pk=article.pk).exists()


@pytest.mark.parametrize("updated", [None, -HOUR, HOUR])
def test_the_date_that_matters_to_readers_is_the_twin_of_the_expression(updated):
    moment = timezone.now() - 2 * HOUR
    article = make_article(published_at=moment, updated_at=updated and moment + updated)

    assert article.dated_at == Article.objects.annotate(moment=DATED_AT).get(pk=article.pk).moment


@pytest.mark.parametrize("missing", [{"published_at": None}, {"author": None}, {"category": None}, {"summary": ""}])
def test_a_published_article_has_time_author_category_and_summary(missing):
    make_article(status=Status.DRAFT, **missing)

    with pytest.raises(IntegrityError), transaction.atomic():
        make_article(**missing)


def test_what_is_stored_is_clean_however_it_arrives():
    hostile = "<p onclick='x'>Halo<script>alert(1)</script></p>"
    article = make_article(body=hostile)
    by_update, by_bulk = make_article(), make_article()

    Article.objects.filter(pk=by_update.pk).update(body=hostile)
    by_bulk.body = hostile
    Article.objects.bulk_update([by_bulk], ["body"])

    assert article.body == "<p>Halo</p>"
    assert set(Article.objects.values_list("body", flat=True)) == {"<p>Halo</p>"}


def test_text_minutes_and_headings_follow_the_body():
    article = make_article(body="<h2>Tugas</h2><p>" + "kata " * 500 + "</p><h3>Data</h3>")

    assert article.plain_text.startswith("Tugas\nkata kata")
    assert article.reading_minutes == 3
    assert Article.objects.get(pk=article.pk).headings == [[2, "bagian-tugas", "Tugas"], [3, "bagian-data", "Data"]]


def test_a_typed_baca_juga_line_is_stored_as_a_reference():
    other = make_article(slug="api")

    article = make_article(body='<p>Baca Juga : <a href="/berita/api">API</a></p>')

    assert article.body == f'<div class="read-also" data-article="{other.pk}">Baca juga: API</div>'


def test_an_absolute_address_of_this_site_is_recognised_too(settings):
    settings.SITE_URL = "https://cakrawala.test"
    other = make_article(slug="api")

    article = make_article(body='<p>Baca juga: <a href="https://cakrawala.test/berita/api">API</a></p>')

    assert f'data-article="{other.pk}"' in article.body


def test_a_colon_has_no_space_before_it_in_a_title():
    assert make_article(title="Bisnis Digital :  Definisi").title == "Bisnis Digital: Definisi"


def test_each_state_of_the_list_has_its_articles():
    rows = {
        "draft": make_article(status=Status.DRAFT),
        "in_review": make_article(status=Status.IN_REVIEW),
        "published": make_article(),
        "scheduled": make_article(published_at=timezone.now() + HOUR),
        "archived": make_article(status=Status.ARCHIVED),
    }

    assert {state: [*Article.objects.in_state(state)] for state in rows} == {
        state: [row] for state, row in rows.items()
    }


def test_writers_see_their_own_and_change_only_their_drafts():
    writer, other = make_writer(), make_writer()
    draft = make_article(status=Status.DRAFT, created_by=writer)
    handed_over = make_article(status=Status.IN_REVIEW, created_by=writer)
    published = make_article(created_by=other)
    make_article(status=Status.DRAFT, created_by=other)

    assert set(Article.objects.visible_to(writer)) == {draft, handed_over, published}
    assert set(Article.objects.editable_by(writer)) == {draft}


def test_editors_see_and_change_all_and_strangers_only_read():
    make_article(status=Status.DRAFT)
    published = make_article()

    assert Article.objects.visible_to(make_editor()).count() == 2
    assert Article.objects.editable_by(make_editor()).count() == 2
    assert [*Article.objects.visible_to(make_user())] == [published]
    assert not Article.objects.editable_by(make_user()).exists()


def test_an_article_picks_another_once_and_never_itself():
    article, other = make_article(), make_article()
    RelatedPick.objects.create(article=article, picked=other)

    for picked in [other, article]:
        with pytest.raises(IntegrityError), transaction.atomic():
            RelatedPick.objects.create(article=article, picked=picked)


def test_neighbours_are_the_nearest_in_time_even_at_the_same_moment():
    moment = timezone.now() - HOUR
    first, second, third = (make_article(published_at=moment) for _ in range(3))
    make_article(published_at=timezone.now() + HOUR)

    assert [*Article.objects.neighbours_of(second)] == [first, third]
    assert [*Article.objects.neighbours_of(first)] == [second]


def test_pictures_in_the_text_come_in_fitting_sizes_without_the_editor_doing_anything():
    picture = make_picture(file=picture_file(size=(800, 600)))

    article = make_article(body=f'<p><img src="{picture.file.url}" alt="Lab"></p>')

    assert picture.webp_srcset in article.reading_html
    assert 'width="800"' in article.reading_html
    assert "srcset" not in article.body
