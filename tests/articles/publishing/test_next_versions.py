"""A published article's next version: written beside what readers see, and published as a whole."""

import threading
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection
from django.utils import timezone

from articles import publishing, revisions
from articles.models import Article, FaqItem, Job, NextVersion, Revision
from cakrawala.models import Change
from tests.factories import make_article, make_category, make_editor, make_picture, make_tag, make_writer

pytestmark = pytest.mark.django_db
Status = NextVersion.Status
BODY = "<p>Kode itu mudah.</p><p>Mulai dari API.</p><p>Lalu basis data.</p>"
MENDED = BODY.replace("basis data", "pangkalan data")


@pytest.fixture
def editor():
    return make_editor()


@pytest.fixture
def article():
    return make_article(title="Apa itu backend", body=BODY, slug="backend")


def written(article, **fields):
    return revisions.content_of(Article.objects.get(pk=article.pk)) | fields


def begun(article, by, **fields):
    return publishing.save_next(article, written(article, **fields), by=by)


def told(article):
    """``[(kind, is_of_next, base), …]``, the oldest first."""
    rows = Revision.objects.filter(article=article).order_by("number")
    return [*rows.values_list("kind", "is_of_next", "base")]


def mended(article, by, body=MENDED, **fields):
    """Somebody changes the published article itself."""
    stored = Article.objects.get(pk=article.pk)
    stored.body = body
    for name, value in fields.items():
        setattr(stored, name, value)
    publishing.save(stored, by=by)


def now(article):
    return Article.objects.get(pk=article.pk)


def in_an_hour():
    return timezone.now() + timedelta(hours=1)


def time_comes(article):
    NextVersion.objects.filter(article=article).update(publish_at=timezone.now() - timedelta(minutes=1))
    Job.objects.filter(kind="publish_next").update(due_at=timezone.now() - timedelta(minutes=1))
    publishing.run_due()


def test_each_step_leaves_its_revision_and_touches_no_article(article, editor):
    writer = make_writer()
    before = Article.objects.filter(pk=article.pk).values().get()
    begun(article, writer, title="Backend dari awal")
    publishing.submit_next(article, by=writer)
    publishing.return_next(article, by=editor, reason="Judulnya.")
    publishing.discard_next(article, by=editor)

    assert told(article) == [
        ("found", False, None),
        ("saved", True, None),
        ("sent", True, None),
        ("returned", True, None),
        ("discarded", True, None),
    ]
    assert Article.objects.filter(pk=article.pk).values().get() == before
    assert not NextVersion.objects.exists()


def test_saving_the_same_twice_is_one_revision(article, editor):
    first = begun(article, editor, title="Backend dari awal")
    second = begun(article, editor, title="Backend dari awal")

    assert (first.head, second.head) == (2, 2)
    assert NextVersion.objects.get().begun_by == editor


def test_handing_over_twice_is_one_revision(article):
    writer = make_writer()
    content = written(article, title="Backend dari awal")
    publishing.save_next(article, content, by=writer)
    publishing.submit_next(article, by=writer, content=content)
    publishing.submit_next(article, by=writer, content=content)

    assert [kind for kind, *_ in told(article)] == ["found", "saved", "sent"]


def test_what_is_published_has_everything_that_was_written(article, editor):
    tag, category, picture = make_tag(), make_category(), make_picture()
    content = written(
        article,
        title="Backend dari awal",
        slug="backend-dari-awal",
        body="<p>Lain sama sekali.</p>",
        tags=[[tag.pk, tag.name]],
        faq=[["Apa?", "Ini."]],
        category=[category.pk, category.name],
        cover=[picture.pk, str(picture)],
        noindex=True,
    )
    publishing.save_next(article, content, by=editor)

    assert publishing.publish_next(article, by=editor) == []

    assert revisions.content_of(now(article)) == content
    assert told(article)[-1] == ("published", False, 2)
    assert now(article).old_slugs.get().slug == "backend"
    assert not NextVersion.objects.exists()


def test_readers_are_told_of_an_update_where_it_matters_to_them(article, editor):
    begun(article, editor, title="Backend dari awal")
    publishing.publish_next(article, by=editor)
    assert now(article).updated_at is None

    begun(article, editor, title="Backend")
    publishing.publish_next(article, by=editor, matters_to_readers=True)
    assert now(article).updated_at is not None


def test_a_typo_that_was_mended_meanwhile_stays_mended(article, editor):
    begun(article, editor, body=BODY.replace("mudah", "sulit"), title="Backend dari awal")
    mended(article, make_editor(), summary="Dua pertanyaan.")
    publishing.publish_next(article, by=editor)

    assert now(article).body == "<p>Kode itu sulit.</p><p>Mulai dari API.</p><p>Lalu pangkalan data.</p>"
    assert (now(article).title, now(article).summary) == ("Backend dari awal", "Dua pertanyaan.")
    assert told(article)[-2:] == [("merged", True, 1), ("published", False, 4)]


def test_what_both_changed_is_left_for_a_person_to_decide(article, editor):
    begun(article, editor, body=BODY.replace("mudah", "sulit"))
    mended(article, make_editor(), body=BODY.replace("mudah", "gampang"))
    steps = told(article)

    with pytest.raises(revisions.Clashes):
        publishing.publish_next(article, by=editor)

    assert "gampang" in now(article).body
    assert told(article) == steps
    merged = publishing.merge_next(article, written(article, body=BODY.replace("mudah", "biasa")), by=editor, base=3)
    assert (merged.base, merged.head) == (3, 4)
    publishing.publish_next(article, by=editor)
    assert "biasa" in now(article).body


def test_a_version_that_was_begun_on_an_older_page_takes_what_happened_since_into_account(article, editor):
    publishing.save(article, by=editor)
    content = written(article, title="Backend dari awal")
    mended(article, make_editor())
    publishing.save_next(article, content, by=editor, base=1)
    publishing.publish_next(article, by=editor)

    assert now(article).title == "Backend dari awal"
    assert "pangkalan data" in now(article).body


def test_written_on_after_it_was_published_it_follows_what_was_published(article, editor):
    opened = begun(article, editor, title="Backend dari awal").head
    publishing.publish_next(article, by=editor)
    mended(article, make_editor())
    content = written(article, title="Backend sekali lagi", body=BODY)
    publishing.save_next(article, content, by=editor, base=opened)
    publishing.publish_next(article, by=editor)

    assert now(article).title == "Backend sekali lagi"
    assert "pangkalan data" in now(article).body


def test_written_on_after_it_was_discarded_it_is_all_that_was_typed(article, editor):
    opened = begun(article, editor, title="Backend dari awal").head
    publishing.discard_next(article, by=make_editor())
    content = written(article, title="Backend dari awal", summary="Zebra.")
    publishing.save_next(article, content, by=editor, base=opened)
    publishing.publish_next(article, by=editor)

    assert (now(article).title, now(article).summary) == ("Backend dari awal", "Zebra.")


@pytest.mark.parametrize("base", [0, 99, -1])
def test_a_base_that_is_none_is_the_published_one_of_now(article, editor, base):
    assert publishing.save_next(article, written(article, title="Lain"), by=editor, base=base).base == 1


def test_what_panels_do_at_once_is_not_undone_by_publishing(article, editor):
    begun(article, editor, title="Backend dari awal")
    other, hidden = make_article(), make_article()
    article.picks.create(picked=other, position=1)
    article.excluded.add(hidden)
    publishing.publish_next(article, by=editor)

    assert [pick.picked for pick in now(article).picks.all()] == [other]
    assert [*now(article).excluded.all()] == [hidden]


def test_what_is_gone_is_told_and_the_rest_is_published(article, editor):
    category, picture, tag = make_category(name="Karier"), make_picture(), make_tag(name="magang")
    begun(
        article,
        editor,
        title="Backend dari awal",
        category=[category.pk, category.name],
        cover=[picture.pk, "lab"],
        tags=[[tag.pk, tag.name]],
    )
    for thing in [category, picture, tag]:
        thing.delete()
    gone = publishing.publish_next(article, by=editor)

    assert {(one.field, one.name) for one in gone} == {("category", "Karier"), ("cover", "lab"), ("tags", "magang")}
    assert (now(article).title, now(article).category) == ("Backend dari awal", article.category)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"summary": ""}, "Tulis ringkasan"),
        ({"body": "<p></p>"}, "Isi artikel masih kosong"),
        ({"category": None}, "Pilih kategori"),
        ({"author": None}, "Pilih penulis"),
    ],
)
def test_what_readers_would_lack_is_not_published(article, editor, fields, sentence):
    begun(article, editor, **fields)

    with pytest.raises(ValidationError, match=sentence):
        publishing.publish_next(article, by=editor)

    assert now(article).body == BODY
    assert NextVersion.objects.exists()


def test_an_address_that_was_taken_meanwhile_is_refused(article, editor):
    begun(article, editor, slug="alamat-bagus")
    make_article(slug="alamat-bagus")

    with pytest.raises(ValidationError, match="sudah dipakai"):
        publishing.publish_next(article, by=editor)


def test_only_what_readers_see_has_a_next_version(editor):
    for fields in [{"status": "draft"}, {"status": "archived"}, {"published_at": in_an_hour()}]:
        with pytest.raises(publishing.NotRead):
            begun(make_article(**fields), editor)

    assert not Revision.objects.exists()


def test_a_withdrawn_article_keeps_its_next_version_and_can_take_it_in_unpublished(article, editor):
    begun(article, editor, title="Backend dari awal")
    publishing.withdraw(now(article), by=editor)

    for verb in [publishing.publish_next, lambda *args, **by: publishing.schedule_next(*args, in_an_hour(), **by)]:
        with pytest.raises(publishing.NotRead):
            verb(article, by=editor)
    assert begun(article, editor, title="Backend sekali lagi").head == 4  # what was written meanwhile is kept
    publishing.take_in_next(article, by=editor)

    assert (now(article).status, now(article).title) == ("archived", "Backend sekali lagi")
    assert not NextVersion.objects.exists()


def test_a_published_article_is_not_changed_by_taking_in(article, editor):
    begun(article, editor, title="Backend dari awal")

    with pytest.raises(ValueError, match="published"):
        publishing.take_in_next(article, by=editor)


def test_an_article_that_comes_back_is_followed_by_its_next_version(article, editor):
    begun(article, editor, title="Backend dari awal")
    publishing.withdraw(now(article), by=editor)
    publishing.publish(now(article), by=editor)
    publishing.publish_next(article, by=editor)

    assert now(article).title == "Backend dari awal"


def test_without_a_next_version_no_verb_does_anything(article, editor):
    for verb in [publishing.submit_next, publishing.publish_next, publishing.discard_next, publishing.unschedule_next]:
        with pytest.raises(NextVersion.DoesNotExist):
            verb(article, by=editor)

    assert told(article) == []


# When its time comes


def test_a_scheduled_one_is_published_when_its_time_has_come(article, editor):
    begun(article, editor, title="Backend dari awal")
    publishing.schedule_next(article, in_an_hour(), by=editor, matters_to_readers=True)
    publishing.run_due()
    assert now(article).title == "Apa itu backend"

    time_comes(article)

    assert now(article).title == "Backend dari awal"
    assert now(article).updated_at is not None
    assert Revision.objects.filter(article=article).first().made_by == editor
    assert not NextVersion.objects.exists()
    assert not Job.objects.filter(kind="publish_next").exists()


def test_no_time_that_has_passed_is_taken(article, editor):
    begun(article, editor, title="Backend dari awal")

    with pytest.raises(ValidationError, match="sudah lewat"):
        publishing.schedule_next(article, timezone.now(), by=editor)

    assert NextVersion.objects.get().status == Status.DRAFT
    assert not Job.objects.filter(kind="publish_next").exists()


def test_a_schedule_is_moved_and_cancelled(article, editor):
    begun(article, editor, title="Backend dari awal")
    publishing.schedule_next(article, in_an_hour(), by=editor)
    later = timezone.now() + timedelta(days=2)
    publishing.schedule_next(article, later, by=editor)
    assert Job.objects.get(kind="publish_next").due_at == later

    publishing.unschedule_next(article, by=editor)
    Job.objects.update(due_at=timezone.now() - timedelta(minutes=1))
    publishing.run_due()

    assert now(article).title == "Apa itu backend"
    assert NextVersion.objects.get().status == Status.DRAFT


def test_saving_a_scheduled_one_keeps_or_moves_its_time_and_without_a_time_it_is_a_draft(article, editor):
    begun(article, editor, title="Backend dari awal")
    publishing.schedule_next(article, in_an_hour(), by=editor)
    later = timezone.now() + timedelta(days=2)
    content = written(article, title="Backend sekali lagi")
    publishing.save_next(article, content, by=editor, publish_at=later)
    assert Job.objects.get(kind="publish_next").due_at == later

    publishing.save_next(article, content, by=editor)
    time_comes(article)

    assert now(article).title == "Apa itu backend"


def stopped(article, editor):
    """What the editors are told once the time of a scheduled one has come in vain."""
    time_comes(article)
    version = NextVersion.objects.get()
    assert (version.status, version.publish_at, now(article).title) == (Status.IN_REVIEW, None, "Apa itu backend")
    assert not Job.objects.filter(kind="publish_next").exists()
    return version.stopped


def test_a_time_that_comes_while_the_article_is_withdrawn_stops_it(article, editor):
    begun(article, editor, title="Backend dari awal")
    publishing.schedule_next(article, in_an_hour(), by=editor)
    publishing.withdraw(now(article), by=editor)

    assert stopped(article, editor) == "Artikelnya tidak sedang terbit."


def test_a_time_that_comes_upon_a_clash_stops_it(article, editor):
    begun(article, editor, title="Backend dari awal", body=BODY.replace("mudah", "sulit"))
    publishing.schedule_next(article, in_an_hour(), by=editor)
    mended(article, make_editor(), body=BODY.replace("mudah", "gampang"))

    assert "Gabungkan dulu" in stopped(article, editor)
    begun(article, editor, title="Backend dari awal")
    assert NextVersion.objects.get().stopped == ""


def test_a_time_that_comes_when_something_is_gone_stops_it(article, editor):
    category = make_category(name="Karier")
    begun(article, editor, title="Backend dari awal", category=[category.pk, "Karier"])
    publishing.schedule_next(article, in_an_hour(), by=editor)
    category.delete()

    assert "“Karier”" in stopped(article, editor)


def test_a_time_that_comes_when_the_address_is_taken_stops_it(article, editor):
    begun(article, editor, title="Backend dari awal", slug="alamat-bagus")
    publishing.schedule_next(article, in_an_hour(), by=editor)
    make_article(slug="alamat-bagus")

    assert "sudah dipakai" in stopped(article, editor)


def test_what_readers_would_lack_is_not_scheduled(article, editor):
    begun(article, editor, body="<p></p>")

    with pytest.raises(ValidationError, match="kosong"):
        publishing.schedule_next(article, in_an_hour(), by=editor)


# What nobody may find before


@pytest.fixture
def hidden(client, article, editor):
    """A next version whose words stand nowhere else, saved and looked after as a minute's work would."""
    publishing.save(article, by=editor)
    FaqItem.objects.create(article=article, question="Apa itu?", answer="Begini.")
    publishing.run_due()
    content = written(
        article, title="Zebra belang", summary="Zebra.", body="<p>Zebra di Jakarta.</p>", faq=[["Zebra?", "Zebra."]]
    )
    publishing.save_next(article, content, by=editor)
    publishing.run_due()
    return content


ADDRESSES = [
    "/",
    "/berita",
    "/berita/backend",
    "/berita/rss.xml",
    "/berita/atom.xml",
    "/cari?q=zebra",
    "/cari/saran.json?q=zebra",
    "/sitemap.xml",
    "/sitemap-artikel-1.xml",
    "/llms.txt",
    "/berita/zebra-belang",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_readers_find_nothing_of_it_until_it_is_published(client, article, editor, hidden, address):
    assert "zebra belang" not in client.get(address).content.decode().lower()
    assert "zebra di" not in client.get(address).content.decode().lower()

    publishing.publish_next(article, by=editor)

    if "zebra" in address and "berita" not in address:
        assert "Zebra belang" in client.get(address).content.decode()


def test_no_step_of_it_is_a_change_for_kept_pages(article, editor):
    publishing.save(article, by=editor)
    notes = Change.objects.count()
    begun(article, editor, title="Zebra belang")
    publishing.submit_next(article, by=editor)
    publishing.return_next(article, by=editor, reason="Judulnya.")
    publishing.schedule_next(article, in_an_hour(), by=editor)
    publishing.unschedule_next(article, by=editor)
    assert Change.objects.count() == notes

    publishing.publish_next(article, by=editor)
    assert Change.objects.count() > notes


def test_it_asks_for_no_work_that_looks_at_the_article(article, editor):
    publishing.save(article, by=editor)
    publishing.run_due()
    Job.objects.all().delete()
    begun(article, editor, title="Zebra belang")
    publishing.submit_next(article, by=editor)
    assert not Job.objects.exists()

    publishing.publish_next(article, by=editor)
    assert {"relate", "assess"} <= {*Job.objects.values_list("kind", flat=True)}


# At once


@pytest.mark.django_db(transaction=True)
def test_published_by_two_at_once_it_is_published_once():
    editor, article = make_editor(), make_article(title="Apa itu backend", body=BODY)
    begun(article, editor, title="Backend dari awal")
    outcomes, both = [], threading.Barrier(2)

    def publish():
        both.wait(10)
        try:
            publishing.publish_next(article, by=editor)
            outcomes.append("published")
        except NextVersion.DoesNotExist:
            outcomes.append("gone")
        finally:
            connection.close()

    workers = [threading.Thread(target=publish) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    assert sorted(outcomes) == ["gone", "published"]
    assert [kind for kind, is_of_next, _ in told(article) if not is_of_next] == ["found", "published"]


@pytest.mark.django_db(transaction=True)
def test_two_who_begin_at_once_begin_one():
    article, editors = make_article(body=BODY), [make_editor(), make_editor()]
    contents = [written(article, title=f"Judul {number}") for number in range(2)]
    both, failed = threading.Barrier(2), []

    def begin(number):
        both.wait(10)
        try:
            publishing.save_next(article, contents[number], by=editors[number])
        except IntegrityError as error:
            failed.append(error)
        finally:
            connection.close()

    workers = [threading.Thread(target=begin, args=[number]) for number in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    assert failed == []
    assert [kind for kind, *_ in told(article)] == ["found", "saved", "saved"]
    assert NextVersion.objects.get().head == 3
