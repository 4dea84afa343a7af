"""What is deleted in the newsroom lies in the bin, whole, and comes back as it was."""

import datetime

import pytest
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.urls import reverse
from django.utils import timezone

from articles import bin, publishing
from articles.addresses import Proposal, editing
from articles.models import (
    AcceptedAdvice,
    Article,
    BinnedItem,
    Career,
    Category,
    FaqItem,
    OldSlug,
    Page,
    Picture,
    Programme,
    Redirect,
    RelatedPick,
    SearchText,
    StoredAssessment,
    SynonymGroup,
    Tag,
)
from articles.pictures import places_of
from tests.articles.bin.whole import everything
from tests.factories import (
    make_article,
    make_author,
    make_category,
    make_editor,
    make_old_slug,
    make_picture,
    make_programme,
    make_tag,
    make_writer,
)

pytestmark = pytest.mark.django_db
DRAFT = Article.Status.DRAFT


def draft_with_everything(writer=None):
    """A draft that owns, joins, points and is pointed at in every way that there is."""
    writer = writer or make_writer()
    cover, shown = make_picture(), make_picture()
    draft = make_article(
        title="Gaji Auditor",
        status=DRAFT,
        created_by=writer,
        changed_by=writer,
        programme=make_programme(),
        cover=cover,
        recheck_on=datetime.date(2027, 1, 2),
        body=f'<h2>Bab</h2><p>Kata.</p><p><img src="{shown.file.url}" alt="Lab"></p>',
        tags=[make_tag(), make_tag()],
    )
    other, another = make_article(), make_article()
    FaqItem.objects.create(article=draft, question="Berapa?", answer="Sekian.", position=1)
    FaqItem.objects.create(article=draft, question="Kapan?", answer="Nanti.", position=2)
    RelatedPick.objects.create(article=draft, picked=other, position=1)
    RelatedPick.objects.create(article=other, picked=draft, position=3)
    draft.excluded.add(another)
    another.excluded.add(draft)
    AcceptedAdvice.objects.create(article=draft, code="title_length", reason="Nama resmi", accepted_by=writer)
    Career.objects.create(programme=make_programme(), name="Auditor", article=draft)
    make_old_slug(draft, "upah-auditor")
    return draft


def make_page(**fields):
    page = Page.objects.create(**{"title": "Kontak", "body": "<p>Jalan Kemang.</p>"} | fields)
    publishing.after_saving(page)
    return page


def tag_with_articles():
    tag = make_tag(name="gaji")
    for _ in range(3):
        make_article(tags=[tag])
    make_old_slug(tag, "upah")
    return tag


def programme_with_everything():
    programme = make_programme(name="Bisnis Digital", body="<p>Belajar.</p>", is_in_header=True)
    Career.objects.create(programme=programme, name="Analis", article=make_article(programme=programme))
    make_article(programme=programme, status=DRAFT)
    make_old_slug(programme, "bisdig")
    publishing.after_saving(programme)
    return programme


def redirect():
    editing.carry_out([Proposal("/lama", make_article().get_absolute_url())])
    Redirect.objects.update(hits=7)
    return Redirect.objects.get()


THINGS = {
    "article": draft_with_everything,
    "page": make_page,
    "programme": programme_with_everything,
    "tag": tag_with_articles,
    "category": lambda: make_category(name="Karier", description="Kerja."),
    "author": lambda: make_author(name="Alifia", photo=make_picture(), user=make_writer()),
    "picture": lambda: make_picture(uploaded_by=make_writer()),
    "redirect": redirect,
    "synonyms": lambda: SynonymGroup.objects.create(words="upah, bayaran"),
}


@pytest.mark.parametrize("make", THINGS.values(), ids=THINGS.keys())
def test_what_comes_back_is_what_went_field_by_field(make, in_turn):
    thing = make()
    if isinstance(thing, Article):
        in_turn(publishing.save, thing, by=make_editor())
    editor = make_editor()
    before, files = everything(), stored_files()

    [item] = in_turn(publishing.delete, [thing], by=editor)
    assert not type(thing).objects.filter(pk=item.object_id).exists()
    assert everything() != before
    restored = in_turn(publishing.restore, item)

    assert everything() == before
    assert stored_files() == files
    assert (restored.thing.pk, restored.notes) == (int(item.object_id), [])
    assert not BinnedItem.objects.exists()


def stored_files(folder=""):
    if not default_storage.exists(folder or "gambar"):
        return {}
    folders, names = default_storage.listdir(folder)
    here = {}
    for name in names:
        with default_storage.open(f"{folder}/{name}") as file:
            here[f"{folder}/{name}"] = file.read()
    for inner in folders:
        here |= stored_files(f"{folder}/{inner}".strip("/"))
    return here


def test_what_machines_made_is_not_kept_but_made_anew(in_turn):
    draft = draft_with_everything()
    in_turn(publishing.save, draft, by=make_editor())
    assert StoredAssessment.objects.filter(article=draft).exists()

    [item] = in_turn(publishing.delete, [draft], by=None)

    kept = {row["model"] for row in BinnedItem.objects.get().rows}
    assert kept == {
        "articles.article",
        "articles.faqitem",
        "articles.relatedpick",
        "articles.acceptedadvice",
        "articles.oldslug",
        "articles.article_tags",
        "articles.article_excluded",
    }
    in_turn(publishing.restore, item)
    assert StoredAssessment.objects.filter(article_id=item.object_id).exists()


@pytest.mark.parametrize("status", [DRAFT, Article.Status.IN_REVIEW])
def test_a_restored_article_is_as_public_as_it_was(client, in_turn, status):
    article = make_article(status=status, title="Rahasia Zebra")
    address = article.get_absolute_url()

    [item] = in_turn(publishing.delete, [article], by=None)
    in_turn(publishing.restore, item)

    assert Article.objects.get().status == status
    assert client.get(address).status_code == 404
    assert not SearchText.objects.exists()


def test_a_page_is_gone_for_readers_until_it_is_restored(client, in_turn):
    page = make_page(title="Kontak Zebra", slug="kontak", placement="footer")

    def seen():
        cache.clear()  # of the sitemap, which is an hour old at most
        return [
            client.get("/kontak").status_code,
            ">http://testserver/kontak<" in client.get("/sitemap-halaman.xml").content.decode(),
            "Kontak Zebra" in client.get(reverse("articles:search"), {"q": "zebra"}).content.decode(),
            'href="/kontak"' in client.get("/berita").content.decode(),
        ]

    assert seen() == [200, True, True, True]
    [item] = in_turn(publishing.delete, [page], by=None)
    assert seen() == [404, False, False, False]
    in_turn(publishing.restore, item)
    assert seen() == [200, True, True, True]


def test_an_address_that_was_taken_meanwhile_is_said_and_a_free_one_is_given(in_turn):
    tag = make_tag(name="gaji", slug="gaji")
    [item] = in_turn(publishing.delete, [tag], by=None)
    make_tag(name="Gaji dan upah", slug="gaji")

    restored = in_turn(publishing.restore, item)

    assert restored.thing.slug == "gaji-2"
    assert restored.notes == ["Alamat “gaji” sudah dipakai yang lain. Alamatnya sekarang “gaji-2”."]


def test_an_address_that_was_deleted_in_another_spelling_comes_back_in_the_one(in_turn):
    tag = make_tag(name="PMB", slug="pmb-2025")
    make_old_slug(tag, "pmb-lama")
    [item] = publishing.delete([tag], by=make_editor())
    for row in item.rows:
        row["fields"]["slug"] = row["fields"]["slug"].replace("pmb-", "PMB_")
    item.save()
    make_tag(slug="pmb-2025")

    restored = bin.restore(item)

    assert restored.thing.slug == "pmb"
    assert OldSlug.objects.get().slug == "pmb-lama"


def test_an_old_address_that_another_page_has_now_stays_with_it(client, in_turn):
    tag = make_tag(slug="gaji")
    make_old_slug(tag, "upah")
    make_old_slug(tag, "bayaran")
    [item] = in_turn(publishing.delete, [tag], by=None)
    make_tag(name="Upah", slug="upah")

    restored = in_turn(publishing.restore, item)

    assert [*OldSlug.objects.values_list("slug", flat=True)] == ["bayaran"]
    assert restored.notes == ["Alamat lama “upah” sudah dipakai yang lain dan tetap di sana."]
    assert client.get("/berita/tag/upah").status_code == 200


@pytest.mark.parametrize(
    ("make", "again"),
    [
        (lambda: make_tag(name="gaji"), lambda: make_tag(name="gaji", slug="lain")),
        (lambda: SynonymGroup.objects.create(words="a, b"), lambda: SynonymGroup.objects.create(words="a, b")),
        (redirect, lambda: editing.carry_out([Proposal("/lama", "/berita")])),
    ],
    ids=["tag", "synonyms", "redirect"],
)
def test_what_is_there_again_is_said_and_stays_in_the_bin(in_turn, make, again):
    [item] = in_turn(publishing.delete, [make()], by=None)
    again()
    before = everything()

    with pytest.raises(bin.CannotRestore) as refused:
        in_turn(publishing.restore, item)

    assert str(refused.value).endswith(".")
    assert everything() == before
    assert BinnedItem.objects.get() == item


def test_a_redirect_that_would_close_a_ring_by_now_stays_in_the_bin(in_turn):
    editing.carry_out([Proposal("/a", "/b")])
    [item] = in_turn(publishing.delete, [Redirect.objects.get()], by=None)
    editing.carry_out([Proposal("/b", "/a")])

    with pytest.raises(bin.CannotRestore, match="lingkaran"):
        in_turn(publishing.restore, item)


def test_what_it_needs_and_has_gone_is_left_empty_and_said(in_turn):
    writer = make_writer()
    draft = make_article(status=DRAFT, created_by=writer, author=None, category=make_category())
    FaqItem.objects.create(article=draft, question="Berapa?", answer="Sekian.")
    RelatedPick.objects.create(article=draft, picked=make_article(status=DRAFT))
    [item] = in_turn(publishing.delete, [draft], by=None)
    Article.objects.all().delete()
    Category.objects.all().delete()
    writer.delete()

    restored = in_turn(publishing.restore, item)

    draft = Article.objects.get()
    assert (draft.category, draft.created_by, draft.faq_items.count(), draft.picks.count()) == (None, None, 1, 0)
    assert restored.notes == [
        "Kategori dikosongkan: yang dulu dipilih sudah tidak ada.",
        "Dibuat oleh dikosongkan: yang dulu dipilih sudah tidak ada.",
        "1 pilihan redaksi tidak ikut kembali: yang ditunjuknya sudah tidak ada.",
    ]


def test_what_cannot_be_without_what_has_gone_stays_in_the_bin(in_turn):
    article = make_article(category=make_category())
    [item] = in_turn(publishing.delete, [article], by=None)  # published: no screen lets that happen, a shell may
    Category.objects.all().delete()

    with pytest.raises(bin.CannotRestore, match="Pilih kategori"):
        in_turn(publishing.restore, item)

    assert BinnedItem.objects.get() == item


@pytest.mark.parametrize("first", [0, 1])
def test_two_that_belong_together_come_back_together_in_any_order(in_turn, first):
    tag, programme = make_tag(name="gaji"), make_programme()
    draft = make_article(status=DRAFT, tags=[tag], programme=programme)
    [one] = in_turn(publishing.delete, [draft], by=None)
    [two, three] = in_turn(publishing.delete, [tag, programme], by=None)

    for item in [one, two, three] if first == 0 else [two, three, one]:
        in_turn(publishing.restore, item)

    draft = Article.objects.get()
    assert [*draft.tags.all()] == [Tag.objects.get()]
    assert draft.programme == Programme.objects.get()


@pytest.mark.parametrize("first", [0, 1])
def test_what_was_deleted_before_what_it_belonged_to_comes_back_to_it(in_turn, first):
    tag, programme = make_tag(name="gaji"), make_programme()
    draft = make_article(status=DRAFT, tags=[tag], programme=programme)
    [two, three] = in_turn(publishing.delete, [tag, programme], by=None)
    [one] = in_turn(publishing.delete, [Article.objects.get(pk=draft.pk)], by=None)

    for item in [one, two, three] if first == 0 else [two, three, one]:
        in_turn(publishing.restore, item)

    draft = Article.objects.get()
    assert [*draft.tags.all()] == [Tag.objects.get()]
    assert draft.programme == Programme.objects.get()


def test_a_reference_that_was_given_to_something_else_meanwhile_stays_there(in_turn):
    programme, new = make_programme(), make_programme()
    article = make_article(programme=programme)
    [item] = in_turn(publishing.delete, [programme], by=None)
    Article.objects.update(programme=new)

    in_turn(publishing.restore, item)

    article.refresh_from_db()
    assert article.programme == new


def test_nothing_is_restored_twice(in_turn):
    [item] = in_turn(publishing.delete, [make_tag()], by=None)
    in_turn(publishing.restore, item)

    with pytest.raises(bin.CannotRestore, match="sudah dipulihkan"):
        in_turn(publishing.restore, item)
    assert Tag.objects.count() == 1


def test_what_somebody_else_has_deleted_meanwhile_is_passed_over(in_turn):
    tag = make_tag()
    Tag.objects.filter(pk=tag.pk).delete()

    assert in_turn(publishing.delete, [tag], by=None) == []


def test_a_deleted_picture_answers_404_and_comes_back_in_all_widths(client, in_turn):
    picture = make_picture()
    addresses = [picture.file.url, picture.small_url, picture.webp_srcset.split(" ")[0]]
    assert [b"".join(client.get(address)) for address in addresses]

    [item] = in_turn(publishing.delete, [picture], by=None)
    assert {client.get(address).status_code for address in addresses} == {404}
    [kept] = BinnedItem.objects.get().files.values()
    assert default_storage.exists(kept)
    assert client.get(default_storage.url(kept)).status_code == 404

    in_turn(publishing.restore, item)
    for address in addresses:
        assert b"".join(client.get(address))[:4] in {b"\x89PNG", b"RIFF"}
    assert not default_storage.exists(kept)


def test_a_curriculum_is_kept_from_readers_while_its_programme_lies_in_the_bin(client, in_turn):
    programme = make_programme()
    programme.curriculum_file.save("a.pdf", ContentFile(b"%PDF-1.4"))
    address = programme.curriculum_address

    [item] = in_turn(publishing.delete, [programme], by=None)
    assert client.get(address).status_code == 404

    in_turn(publishing.restore, item)
    assert b"".join(client.get(address)) == b"%PDF-1.4"


@pytest.mark.parametrize("shown", ["cover", "text", "number"])
def test_a_picture_that_something_in_the_bin_shows_is_in_use(in_turn, shown):
    pictures = [make_picture() for _ in range(11)]
    picture, alike = pictures[0], pictures[-1]
    fields = {
        "cover": {"cover": picture},
        "text": {"body": f'<p><img src="{picture.file.url}" alt="Lab"></p>'},
        "number": {},
    }[shown]
    draft = make_article(status=DRAFT, **fields)
    if shown == "number":
        Article.objects.filter(pk=draft.pk).update(body="")
        named = f'<p><img data-picture="{picture.pk}" src="/media/lain.png" alt=""></p>'
        assert bin.pictures_in([named, f'<p data-picture="{alike.pk}0"></p>']) == {picture.pk}
        return

    [item] = in_turn(publishing.delete, [draft], by=None)

    assert places_of(picture) == [item]
    assert places_of(alike) == []


def test_a_text_is_printed_with_the_pictures_of_today(in_turn):
    """A picture that got another file meanwhile is shown with it."""
    picture = make_picture()
    page = make_page(body=f'<p><img src="{picture.file.url}" alt="Lab"></p>')
    [item] = in_turn(publishing.delete, [page], by=None)
    Picture.objects.update(width=20, height=10)

    in_turn(publishing.restore, item)

    assert 'width="20"' in Page.objects.get().reading_html


def test_a_column_that_the_table_no_longer_has_is_passed_over(in_turn):
    [item] = in_turn(publishing.delete, [make_tag(name="gaji")], by=None)
    item.refresh_from_db()
    item.rows[0]["fields"]["dropped_since"] = "x"
    item.save()

    assert in_turn(publishing.restore, item).thing == Tag.objects.get()


def test_a_model_that_is_no_more_is_said(in_turn):
    [item] = in_turn(publishing.delete, [make_tag()], by=None)
    item.refresh_from_db()
    item.rows[0]["model"] = "articles.dropped"
    item.save()

    with pytest.raises(bin.CannotRestore, match="versi situs"):
        in_turn(publishing.restore, item)


def test_a_scheduled_moment_keeps_all_its_digits(in_turn):
    moment = timezone.now().replace(microsecond=123456)
    tag = make_tag()
    old = make_old_slug(tag, "lama")
    OldSlug.objects.filter(pk=old.pk).update(created_at=moment)

    [item] = in_turn(publishing.delete, [tag], by=None)
    in_turn(publishing.restore, item)

    assert OldSlug.objects.get().created_at == moment
