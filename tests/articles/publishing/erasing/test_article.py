"""An article is erased: nothing that is kept holds a word of it, and nothing else has changed."""

import sqlite3
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.files.storage import default_storage
from django.db import connection
from django.urls import reverse

from articles import jobs, publishing, revisions
from articles.models import (
    AcceptedAdvice,
    Article,
    FaqItem,
    Job,
    MissingPage,
    NextVersion,
    Picture,
    Presence,
    Redirect,
    RelatedPick,
    Revision,
    Term,
    VocabularyWord,
)
from articles.pictures import card_url
from articles.publishing import erasing
from articles.revisions.content import digest
from tests.articles.bin.whole import everything
from tests.factories import make_article, make_editor, make_old_slug, make_picture

WORD = "zarafandi"  # stands in nothing else
CHANGED_AROUND = {"articles.ErasedAddress", "articles.EditionNote"}


@pytest.fixture
def editor(request):
    request.getfixturevalue("transactional_db" if "transactional_db" in request.fixturenames else "db")
    return make_editor()


def whole_article(editor, **fields):
    """With all that can hang on one, and its word in each."""
    article = make_article(
        title=f"Tentang {WORD}",
        slug=f"tentang-{WORD}",
        summary=f"Ringkas {WORD}.",
        body=f"<h2>{WORD}</h2><p>Kata {WORD} dan {WORD}nya.</p>",
        seo_title=f"Google {WORD}",
        created_by=editor,
        **fields,
    )
    FaqItem.objects.create(article=article, question=f"Apa itu {WORD}?", answer=f"{WORD}.")
    publishing.save(article, by=editor)
    article.title = f"Judul lain {WORD}"
    publishing.save(article, by=editor)
    publishing.questions_changed(article)
    content = revisions.content_of(article) | {"title": f"Belum terbit {WORD}"}
    revisions.write(article, content, kind=Revision.Kind.AUTOMATIC, by=editor)
    head = revisions.write(article, content, kind=Revision.Kind.SAVED, by=editor, is_of_next=True)
    NextVersion.objects.create(article=article, head=head.number, base=1, return_reason=WORD)
    Presence.objects.create(article=article, account=editor, window="0" * 32)
    AcceptedAdvice.objects.create(article=article, code="programme", reason=WORD, accepted_by=editor)
    make_old_slug(article, f"alamat-lama-{WORD}")
    Redirect.objects.create(path=f"/blog/{WORD}", target=article.get_absolute_url())
    Redirect.objects.create(path="/dulu", target=f"/berita/alamat-lama-{WORD}?a=1#b")
    MissingPage.objects.create(path=f"/berita/tentang-{WORD}", last_on="2026-01-01")
    jobs.defer("announce", article.get_absolute_url())
    kind = ContentType.objects.get_for_model(Article)
    for message in (f"Dikembalikan ke penulis: “{WORD}”", '[{"changed": {"fields": ["Judul"]}}]'):
        LogEntry.objects.create(
            user=editor, content_type=kind, object_id=str(article.pk), object_repr=article.title,
            action_flag=CHANGE, change_message=message,
        )  # fmt: skip
    return article


def naming(article, editor):
    """Another article that has it among its picks, in its history and in the log."""
    other = make_article(title="Yang lain", body="<p>Kata yang beda.</p>")
    RelatedPick.objects.create(article=other, picked=article)
    other.excluded.add(article)
    publishing.save(other, by=editor)
    kind = ContentType.objects.get_for_model(Article)
    for message in (
        f'[{{"added": {{"name": "pilihan redaksi", "object": "{article.title}"}}}}]',
        f"“{article.title}” disematkan.",
    ):
        LogEntry.objects.create(
            user=editor, content_type=kind, object_id=str(other.pk), object_repr=str(other),
            action_flag=CHANGE, change_message=message,
        )  # fmt: skip
    return other


def rows_with(word):
    """``{model: rows}`` of the whole database in whose fields it stands, bytes too."""
    found = {}
    for model in apps.get_models(include_auto_created=True):
        fields = [field.attname for field in model._meta.concrete_fields]
        for row in model._base_manager.values_list(*fields):
            if word in repr([bytes(value) if isinstance(value, memoryview) else value for value in row]).lower():
                found.setdefault(model._meta.label, []).append(row)
    return found


def test_no_table_holds_a_word_of_it_and_other_articles_are_as_they_were(db, editor):
    untouched = make_article(title="Yang tidak disentuh", body="<p>Kata kampus di Jakarta.</p>")
    publishing.save(untouched, by=editor)
    article = whole_article(editor)
    other = naming(article, editor)
    publishing.run_due()
    assert len(rows_with(WORD)) > 10
    before = Article.objects.filter(pk__in=[other.pk, untouched.pk]).order_by("pk").values()
    before = [*before]
    kept = Revision.objects.get(article=untouched)

    publishing.erase_article(article)
    publishing.run_due()

    assert rows_with(WORD) == {}
    assert [*Article.objects.order_by("pk").values()] == sorted(before, key=lambda row: row["id"])
    assert Revision.objects.get(article=untouched).content == kept.content
    named = Revision.objects.filter(article=other).first()
    assert [*named.content["picks"], *named.content["excluded"]] == [[article.pk, erasing.ERASED]] * 2
    assert named.digest == digest(named.content)
    assert not Job.objects.filter(key__contains=str(article.pk)).exists()


def test_the_log_says_what_was_done_and_no_longer_of_what(db, editor):
    article = whole_article(editor)
    other = naming(article, editor)
    publishing.erase_article(article)

    own = LogEntry.objects.filter(object_id=str(article.pk)).values_list("object_repr", "change_message", "user")
    assert [*own] == [(erasing.ERASED, "", editor.pk)] * 2
    told = LogEntry.objects.filter(object_id=str(other.pk)).order_by("pk")
    assert [entry.change_message for entry in told] == [
        f'[{{"added": {{"name": "pilihan redaksi", "object": "{erasing.ERASED}"}}}}]',
        f"“{erasing.ERASED}” disematkan.",
    ]


def test_words_that_other_texts_hold_are_known_as_before(db, editor):
    make_article(title="Beasiswa kampus", body="<p>Beasiswa penuh.</p>")
    article = make_article(title=f"Beasiswa {WORD}", body=f"<p>{WORD}</p>")
    publishing.save(article, by=editor)
    publishing.run_due()
    assert VocabularyWord.objects.filter(word=WORD).exists()
    assert Term.objects.filter(name=WORD).exists()
    publishing.erase_article(article)

    assert VocabularyWord.objects.filter(word="beasiswa").exists()
    assert not VocabularyWord.objects.filter(word=WORD).exists()
    assert not Term.objects.filter(name__contains=WORD).exists()


def test_all_its_addresses_answer_that_it_is_gone_and_none_is_kept(client, db, editor):
    article = whole_article(editor)
    publishing.erase_article(article)

    for address in (
        f"/berita/tentang-{WORD}",
        f"/berita/alamat-lama-{WORD}",
        f"/berita/Tentang_{WORD}",
        f"/blog/{WORD}",
        "/dulu",
    ):
        answer = client.get(address, follow=True)
        assert answer.status_code == 410, address
        assert "Artikel ini sudah dihapus." in answer.content.decode()
    assert client.get("/berita/lain-sama-sekali").status_code == 404
    assert not MissingPage.objects.filter(path__contains=WORD).exists()


def test_an_address_that_readers_never_knew_tells_nothing(client, db, editor):
    draft = make_article(status="draft", title=f"Rahasia {WORD}")
    publishing.erase_article(draft)

    assert client.get(f"/berita/rahasia-{WORD}").status_code == 404


def test_an_address_may_be_given_to_another_article_or_led_on(client, db, editor):
    article = make_article(slug="beasiswa", title="Beasiswa")
    publishing.erase_article(article)
    assert client.get("/berita/beasiswa").status_code == 410
    Redirect.objects.create(path="/berita/beasiswa", target="/berita")
    assert client.get("/berita/beasiswa").status_code == 301
    make_article(slug="beasiswa", title="Beasiswa")

    assert client.get("/berita/beasiswa").status_code == 200


def test_an_article_in_the_bin_goes_in_the_same_way(db, editor):
    draft = make_article(status="draft", title=f"Konsep {WORD}", body=f"<p>{WORD}</p>", created_by=editor)
    publishing.save(draft, by=editor)
    [item] = publishing.delete([draft], by=editor)
    kind = ContentType.objects.get_for_model(item)
    LogEntry.objects.create(
        user=editor, content_type=kind, object_id=str(item.pk), object_repr=item.title, action_flag=CHANGE,
    )  # fmt: skip
    publishing.erase_article(item)

    assert rows_with(WORD) == {}


def test_what_was_erased_by_somebody_else_is_no_error_of_the_database(db, editor):
    article = make_article()
    publishing.erase_article(article)

    with pytest.raises(erasing.NotThere):
        publishing.erase_article(Article(pk=article.pk, title="x"))


def test_pictures_go_that_nobody_else_shows_with_all_their_files(transactional_db, editor):
    alone, shared, next_one, former = (make_picture() for _ in range(4))
    article = make_article(cover=alone, body=f'<p>a</p><img data-picture="{shared.pk}" alt="b">')
    make_article(cover=shared)
    other = make_article()
    content = revisions.content_of(other) | {"cover": [next_one.pk, "x"]}
    head = revisions.write(other, content, kind=Revision.Kind.SAVED, by=editor, is_of_next=True)
    NextVersion.objects.create(article=other, head=head.number, base=1)
    publishing.save(article, by=editor)
    article.body = f'<p>a</p><img data-picture="{next_one.pk}" alt="b"><img data-picture="{former.pk}" alt="b">'
    publishing.save(article, by=editor)
    article.body = "<p>a</p>"
    publishing.save(article, by=editor)
    remains = erasing.remains_of(erasing.Subject(article))
    assert {*remains.alone} == {alone, former}
    assert {*remains.shared} == {shared, next_one}
    erased = publishing.erase_article(article, pictures=[alone.pk, shared.pk])

    assert erased.pictures == 1
    assert {*Picture.objects.all()} == {shared, next_one, former}
    assert not default_storage.exists(alone.file_name)
    assert default_storage.exists(former.file_name)


def test_cards_that_were_drawn_of_it_go_after_the_commit(client, transactional_db, editor):
    article = make_article(title=f"Kartu {WORD}")
    assert client.get(card_url(article)).status_code == 200
    folder = f"kartu/{article.pk}"
    assert default_storage.listdir(folder)[1]
    publishing.erase_article(article)

    assert default_storage.listdir(folder)[1] == []


def test_no_byte_of_the_database_or_of_the_folder_holds_it_any_more(client, transactional_db, editor):
    """On PostgreSQL what lies in its own files is not ours to read: docs/security.md says what stays there."""
    article = whole_article(editor, cover=make_picture())
    naming(article, editor)
    client.get(article.get_absolute_url())
    client.get(card_url(article))
    publishing.run_due()
    publishing.erase_article(article)
    publishing.run_due()
    if connection.vendor == "sqlite":
        assert sqlite3.sqlite_version_info >= (3, 35)
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete")
            assert cursor.fetchone() == (1,)

    files = [path for path in Path(settings.VAR_DIR).rglob("*") if path.is_file()]
    assert files
    assert [path for path in files if WORD.encode() in path.read_bytes().lower()] == []


def test_a_comparison_of_all_tables_finds_only_what_was_of_it(db, editor):
    make_article()
    before = everything()
    article = make_article(category=Article.objects.get().category, author=Article.objects.get().author)
    publishing.erase_article(article)
    after = everything()

    assert {name for name in after if after[name] != before[name]} <= CHANGED_AROUND


def test_the_page_before_says_what_goes_and_wants_the_title(client, db, editor):
    editor.is_superuser = True
    editor.save()
    client.force_login(editor)
    picture = make_picture(alt="Lab komputer")
    article = whole_article(editor, cover=picture)
    url = reverse("admin:articles_article_erase", args=[article.pk])
    page = client.get(url).content.decode()
    assert "4 versi" in page
    assert "dan versi barunya" in page
    assert "1 pertanyaan umum" in page
    assert "2 pengalihan" in page
    assert "Lab komputer" in page
    assert "checked" in page

    refused = client.post(url, {"title": "Bukan ini", "pictures": [picture.pk]}).content.decode()
    assert "Ini bukan judul artikel ini." in refused
    assert Article.objects.filter(pk=article.pk).exists()
    forged = client.post(url, {"title": article.title, "pictures": [make_picture().pk]})
    assert "Periksa lagi daftarnya." in forged.content.decode()

    answer = client.post(url, {"title": f"  {article.title} ", "pictures": [picture.pk]}, follow=True)
    assert "Satu artikel dihapus permanen, bersama 1 gambar." in answer.content.decode()
    assert not Article.objects.filter(pk=article.pk).exists()
    assert not Picture.objects.filter(pk=picture.pk).exists()
    assert WORD not in answer.content.decode()
    assert client.post(url, {"title": article.title}).status_code == 404
