import pytest
from django.urls import reverse

from articles import publishing, revisions
from articles.models import Article, FaqItem, RelatedPick, Revision
from tests.factories import make_article, make_category, make_editor, make_picture
from tests.newsroom.sent import opened

pytestmark = pytest.mark.django_db


@pytest.fixture
def changed(editor):
    """An article of two versions."""
    article = make_article(title="Apa itu API", body="<p>Sama.</p><p>Kode itu mudah.</p>", summary="Ringkas.")
    publishing.save(article, by=editor)
    article.body, article.summary = "<p>Sama.</p><p>Kode itu <em>sulit</em>.</p>", "Ringkas sekali."
    article.category, article.cover = make_category(name="Karier"), make_picture()
    publishing.save(article, by=editor)
    return article


def compared(client, article, **asked):
    return client.get(reverse("admin:articles_article_revisions", args=[article.pk]), asked).content.decode()


def restored(client, article, **sent):
    return client.post(reverse("admin:articles_article_restore", args=[article.pk]), sent, follow=True)


def test_the_newest_version_stands_beside_the_one_before(client, editor, changed):
    text = compared(client, changed)

    assert 'Kode itu <del data-change="out">mudah.</del>' in text
    assert "1 paragraf sama" in text
    assert '<del data-change="out">Ringkas.</del>' in text
    assert "Karier" in text
    assert "Gambar sampul" in text


def test_any_two_versions_are_compared(client, editor, changed):
    changed.title = "Apa itu API, sebenarnya"
    publishing.save(changed, by=editor)
    text = compared(client, changed, dari="1", ke="3")

    assert "sebenarnya" in text
    assert 'value="1" selected' in text
    assert 'value="3" selected' in text
    assert 'value="3" selected' in compared(client, changed, dari="x", ke="999999999999999999999")


def test_what_was_typed_is_never_markup(client, editor):
    article = make_article(title="a <script>alert(1)</script>")
    publishing.save(article, by=editor)
    article.title, article.summary = "b <script>alert(2)</script>", "<img src=x onerror=alert(1)>"
    publishing.save(article, by=editor)

    text = compared(client, article)
    assert "<script>alert" not in text
    assert "<img src=x" not in text


def test_a_press_brings_a_version_back_and_loses_none(client, editor, changed):
    page = restored(client, changed, versi=1, terbaru=2).content.decode()

    assert "Versi 1 dipulihkan." in page
    assert Article.objects.get(pk=changed.pk).body == "<p>Sama.</p><p>Kode itu mudah.</p>"
    assert Revision.objects.filter(article=changed).count() == 3


def test_who_restores_what_somebody_has_saved_since_is_told(client, editor, changed):
    page = restored(client, changed, versi=1, terbaru=1).content.decode()

    assert "Artikel ini disimpan lagi setelah halaman ini dibuka" in page
    assert Revision.objects.filter(article=changed).count() == 2


@pytest.mark.parametrize("number", ["0", "99", "", "x", "-1", "999999999999999999999999"])
def test_a_number_that_is_none_is_not_found(client, editor, changed, number):
    assert restored(client, changed, versi=number, terbaru=2).status_code == 404


def test_a_version_that_readers_could_not_read_is_refused_in_words(client, editor, changed):
    revision = Revision.objects.get(article=changed, number=1)
    revision.content["summary"] = ""
    revision.save()
    page = restored(client, changed, versi=1, terbaru=2).content.decode()

    assert "Belum dipulihkan. Tulis ringkasan sebelum menerbitkan artikel." in page
    assert Article.objects.get(pk=changed.pk).summary == "Ringkas sekali."


def test_a_version_of_a_later_site_is_named_and_neither_shown_nor_restored(client, editor, changed):
    revision = Revision.objects.get(article=changed, number=1)
    revision.content = {"schema": 99}
    revision.save()

    assert "perangkat lunak yang lebih baru" in compared(client, changed)
    assert "perangkat lunak yang lebih baru" in restored(client, changed, versi=1, terbaru=2).content.decode()
    assert Article.objects.get(pk=changed.pk).summary == "Ringkas sekali."


def test_a_writer_brings_back_no_field_that_only_editors_set(client, writer):
    article = make_article(status="draft", created_by=writer, seo_title="Lama", slug="lama", title="Lama")
    picked = make_article()
    RelatedPick.objects.create(article=article, picked=picked)
    publishing.save(article, by=writer)
    article.seo_title, article.slug, article.title, article.noindex = "Baru", "alamat-redaksi", "Baru", True
    publishing.save(article, by=make_editor())
    article.picks.all().delete()
    restored(client, article, versi=1, terbaru=2)

    article = Article.objects.get(pk=article.pk)
    assert (article.title, article.seo_title, article.slug, article.noindex) == ("Lama", "Baru", "alamat-redaksi", True)
    assert not article.picks.exists()


def test_a_writer_reads_no_title_of_an_article_that_is_not_his(client, writer):
    article = make_article(status="draft", created_by=writer)
    publishing.save(article, by=writer)
    article.excluded.add(make_article(title="Rahasia redaksi", status="draft"))
    article.title = "Judul lain"
    publishing.save(article, by=writer)

    assert "Rahasia redaksi" not in compared(client, article)


def test_saving_in_the_edit_screen_keeps_its_questions_too(client, editor, changed):
    item = FaqItem.objects.create(article=changed, question="Apa?", answer="Ini.")
    url = reverse("admin:articles_article_change", args=[changed.pk])
    client.post(url, opened(client, url) | {"title": "Judul lain", "_save": "1"})

    newest = Revision.objects.filter(article=changed).first()
    assert newest.content["title"] == "Judul lain"
    assert newest.made_by == editor
    assert item.question in str(newest.content["faq"])


def test_many_versions_cost_no_more_queries(client, editor, changed, django_assert_max_num_queries):
    first = Revision.objects.get(article=changed, number=1)
    Revision.objects.bulk_create(
        Revision(article=changed, number=number, kind="saved", content=first.content, digest=str(number), size=1)
        for number in range(3, 303)
    )
    with django_assert_max_num_queries(24):
        text = compared(client, changed, dari="3", ke="302")

    assert "Lebih lama" in text
    assert text.count("<option") < 120


def test_a_version_gets_a_name_and_loses_it_again(client, editor, changed):
    url = reverse("admin:articles_article_name_revision", args=[changed.pk])
    page = client.post(url, {"versi": 1, "nama": " Sebelum <revisi>  dosen\x00 "}, follow=True).content.decode()

    assert "Versi 1 bernama “Sebelum &lt;revisi&gt; dosen”." in page
    assert Revision.objects.get(article=changed, number=1).note == "Sebelum <revisi> dosen"
    assert "“Sebelum &lt;revisi&gt; dosen”" in compared(client, changed)

    client.post(url, {"versi": 1, "nama": ""})
    assert Revision.objects.get(article=changed, number=1).note == ""
    for number in ("0", "99", "x", ""):
        assert client.post(url, {"versi": number, "nama": "a"}).status_code == 404


def test_what_saved_itself_is_listed_only_when_asked_for(client, editor, changed):
    content = Revision.objects.get(article=changed, number=2).content | {"title": "Sedang diketik"}
    revisions.write(changed, content, kind=Revision.Kind.AUTOMATIC, by=editor, base=2)
    text = compared(client, changed)

    assert "versions__kind--automatic" not in text
    assert "versions__kind--automatic" in compared(client, changed, otomatis="1")


def test_unless_told_what_is_being_written_stands_beside_what_was_saved(client, editor, changed):
    content = Revision.objects.get(article=changed, number=2).content | {"title": "Sedang diketik"}
    for _ in range(3):
        revisions.write(changed, content, kind=Revision.Kind.AUTOMATIC, by=editor, base=2)
    text = compared(client, changed)

    assert 'value="2" selected' in text
    assert 'value="5" selected' in text
    assert "Sedang diketik" in text
    assert "Pulihkan versi 5" in text


def test_changes_are_counted_in_words_and_pictures_above_all(client, editor, changed):
    text = compared(client, changed)

    assert "3 kata ditambah, 2 dihapus, 1 gambar diganti" in text
    assert "2 versi · " in text


def test_a_save_by_itself_meanwhile_stops_no_restore(client, editor, changed):
    content = Revision.objects.get(article=changed, number=1).content
    revisions.write(changed, content, kind=Revision.Kind.AUTOMATIC, by=editor)

    assert "Versi 1 dipulihkan." in restored(client, changed, versi=1, terbaru=2).content.decode()


def test_whoever_has_read_what_changed_publishes_it_there(client, editor):
    draft = make_article(status="draft", title="Draf")
    publishing.save(draft, by=editor)
    url = reverse("admin:articles_article_publish", args=[draft.pk])
    assert "Terbitkan versi 1" in compared(client, draft)
    assert "belum diterbitkan" in client.post(url, {"terbaru": 9}, follow=True).content.decode()
    assert not Article.objects.published().exists()

    page = client.post(url, {"terbaru": 1}, follow=True).content.decode()
    assert "Artikel ini sekarang: diterbitkan." in page
    assert Article.objects.published().get() == draft
    assert "Terbitkan versi" not in compared(client, draft)
    assert "belum diterbitkan" in client.post(url, {"terbaru": 2}, follow=True).content.decode()


def test_what_readers_need_is_asked_for_before_publishing(client, editor):
    draft = make_article(status="draft", summary="", category=None)
    publishing.save(draft, by=editor)
    url = reverse("admin:articles_article_publish", args=[draft.pk])
    page = client.post(url, {"terbaru": 1}, follow=True).content.decode()

    assert "Tulis ringkasan sebelum menerbitkan artikel." in page
    assert "Pilih kategori sebelum menerbitkan artikel." in page
    assert not Article.objects.published().exists()


@pytest.fixture
def followed(editor):
    """A published article and the number of its next version's revision."""
    article = make_article(title="Lama", body="<p>Satu.</p><p>Dua.</p>")
    publishing.save(article, by=editor)
    content = revisions.content_of(article) | {"title": "Baru", "body": "<p>Satu!</p><p>Dua.</p>"}
    return article, publishing.save_next(article, content, by=editor).head


def test_a_next_version_is_published_where_it_was_read(client, editor, followed):
    article, head = followed
    url = reverse("admin:articles_article_publish", args=[article.pk])

    page = compared(client, article)
    assert "Terbitkan versi baru" in page
    assert "Pulihkan" not in page
    assert "belum diterbitkan" in client.post(url, {"terbaru": 1, "versi-baru": 1}, follow=True).content.decode()
    article.refresh_from_db()
    assert article.title == "Lama"

    page = client.post(url, {"terbaru": head, "versi-baru": 1}, follow=True).content.decode()
    assert "Versi baru sudah terbit. Pembaca sudah melihatnya." in page
    article.refresh_from_db()
    assert (article.title, article.body) == ("Baru", "<p>Satu!</p><p>Dua.</p>")
    assert "belum diterbitkan" in client.post(url, {"terbaru": head, "versi-baru": 1}, follow=True).content.decode()


def test_what_clashes_with_the_published_one_is_decided_first(client, editor, followed):
    article, head = followed
    article.body = "<p>Eins.</p><p>Dua.</p>"
    publishing.save(article, by=editor)

    answer = client.post(
        reverse("admin:articles_article_publish", args=[article.pk]), {"terbaru": head, "versi-baru": 1}
    )

    assert "/gabung/" in answer["Location"]
    article.refresh_from_db()
    assert article.body == "<p>Eins.</p><p>Dua.</p>"


def test_a_next_version_of_what_was_withdrawn_is_not_published(client, editor, followed):
    article, head = followed
    publishing.withdraw(article, by=editor)
    url = reverse("admin:articles_article_publish", args=[article.pk])

    assert "Terbitkan versi baru" not in compared(client, article)
    page = client.post(url, {"terbaru": head, "versi-baru": 1}, follow=True).content.decode()
    assert "belum bisa terbit" in page
    assert not Article.objects.published().exists()


def test_three_thousand_versions_are_read_page_by_page(client, editor, changed, django_assert_max_num_queries):
    first = Revision.objects.get(article=changed, number=1)
    Revision.objects.bulk_create(
        [
            Revision(
                article=changed, number=number, kind="automatic" if number % 3 else "saved", content=first.content,
                digest=str(number), size=1000,
            )
            for number in range(3, 3003)
        ],
        batch_size=500,
    )  # fmt: skip
    with django_assert_max_num_queries(26):
        text = compared(client, changed, otomatis="1", halaman="60")

    assert "3002 versi" in text
    assert text.count("<option") <= 104
