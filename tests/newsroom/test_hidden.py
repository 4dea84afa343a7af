"""What the newsroom tells nobody who may not see it: who has an account, and which drafts others write."""

import re

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.test import Client

from articles import publishing
from articles.models import Article
from articles.text.sameness import essence
from newsroom.overwriting import digest, read
from tests.factories import PASSWORD, make_article, make_author, make_picture, make_user, make_writer
from tests.newsroom.article.edit_screen import ADD, change_url, form_data
from tests.newsroom.sent import fields_of

pytestmark = pytest.mark.django_db
LINK = "<p>Baca Juga: <a href='/berita/{}'>Beasiswa</a></p><p>Lihat <a href='/berita/{}'>soal beasiswa itu</a>.</p>"
SLUGS = ("beasiswa-rahasia", "beasiswa-tiada-x")  # a draft of somebody else, and nothing
THERE, NOTHING = 700_001, 700_002  # its number, and nobody's


@pytest.fixture
def secret():
    return make_article(pk=THERE, slug=SLUGS[0], title="Rahasia", status=Article.Status.DRAFT, created_by=make_writer())


def told(response, *changing):
    text = response.content.decode()
    for word in changing:
        text = text.replace(str(word), "…")
    text = re.sub(r'(name="(?:csrfmiddlewaretoken|seen_version|page_number)" value="| data-now=")[^"]*', r"\1", text)
    return response.status_code, response.get("Location", ""), text


def test_the_door_says_the_same_whoever_is_unknown_wrong_or_not_let_in(monkeypatch):
    hashed = []
    encode = MD5PasswordHasher.encode
    monkeypatch.setattr(MD5PasswordHasher, "encode", lambda *args: hashed.append(1) or encode(*args))
    make_user(email="ada@cakrawala.test")
    make_user(email="pergi@cakrawala.test", is_active=False)
    make_user(email="luar@cakrawala.test", is_staff=False)
    make_user(email="tanpa@cakrawala.test").set_unusable_password()
    tries = [
        ("tiada@cakrawala.test", PASSWORD),
        ("ada@cakrawala.test", "salah"),
        ("ADA@cakrawala.test", "salah"),
        ("pergi@cakrawala.test", PASSWORD),
        ("pergi@cakrawala.test", "salah"),
        ("luar@cakrawala.test", PASSWORD),
        ("luar@cakrawala.test", "salah"),
        ("tanpa@cakrawala.test", "salah"),
    ]

    answers, work = set(), set()
    for email, password in tries:
        hashed.clear()
        answer = Client().post("/admin/login/", {"username": email, "password": password})
        answers.add((told(answer, email), str(answer.cookies.keys())))
        work.add(len(hashed))

    assert len(answers) == 1
    assert work == {1}
    [((status, _, text), _)] = answers
    assert (status, "Rahmawati" in text) == (200, False)


def test_who_has_an_account_is_for_administrators_to_know(client, editor):
    other = make_user(pk=THERE, email="lain@cakrawala.test", name="Wening")
    make_author(name="Wening", user=other)
    make_article(created_by=other, changed_by=other)

    for url in ("/admin/articles/author/", "/admin/articles/article/", f"/admin/accounts/user/{other.pk}/change/"):
        assert "lain@cakrawala.test" not in client.get(url).content.decode()
    for query in ("user__email__startswith=lain", "user__email=lain@cakrawala.test"):
        assert client.get(f"/admin/articles/author/?{query}").status_code in {302, 400}
    there, nothing = (client.get(f"/admin/accounts/user/{pk}/change/") for pk in (THERE, NOTHING))
    assert told(there, THERE) == told(nothing, NOTHING)


SCREENS = [
    "change/",
    "delete/",
    "history/",
    "terkait/cari/?cari=a",
    "tautan/",
    "tarik/",
    "pemeriksaan/",
    "gabung/?punya=1",
    "yang-diketik/?nomor=1",
]
SENT = ["change/", "delete/", "terkait/", "pemeriksaan/", "tarik/", "simpan-otomatis/", "kehadiran/", "gabung/?punya=1"]


def test_a_screen_of_somebody_elses_draft_answers_as_one_of_nothing(client, writer, secret):
    def asked(pk):
        url = f"/admin/articles/article/{pk}/"
        answers = [client.get(url + screen, follow=True) for screen in SCREENS]
        answers += [client.post(url + screen, form_data() | {"pin": "1"}, follow=True) for screen in SENT]
        return [told(answer, pk) for answer in answers]

    for there, nothing in zip(asked(THERE), asked(NOTHING), strict=True):
        assert there == nothing
    for odd in ("abc", "9" * 30, "_5Cx00"):
        assert client.get(f"/admin/articles/article/{odd}/history/").status_code == 403


def test_what_is_sent_beside_a_form_tells_nothing_of_somebody_elses_draft(client, writer, secret):
    own = make_article(pk=5, status=Article.Status.DRAFT, created_by=writer)

    def asked(pk):
        url = f"/admin/articles/article/{own.pk}/"
        yield client.post(f"{url}terkait/", {"pin": pk})
        yield client.post(f"{url}terkait/", {"exclude": pk})
        yield client.get(f"{url}tautan/?tautkan={pk}")
        yield client.get(f"{url}change/?cari=Rahasia")
        yield client.get("/admin/articles/article/judul/?q=Rahasia")
        career = "app_label=articles&model_name=career&field_name=article"
        yield client.get(f"/admin/autocomplete/?{career}&term=Rahasia")
        yield client.post("/admin/articles/binneditem/pulihkan/", {"item": pk}, follow=True)

    answers = [[told(answer, pk) for answer in asked(pk)] for pk in (THERE, NOTHING)]

    for there, nothing in zip(*answers, strict=True):
        assert there == nothing
    assert not any("“Rahasia”" in text or ">Rahasia<" in text for _, _, text in answers[0])


def test_a_writers_link_to_somebody_elses_draft_counts_as_one_that_leads_nowhere(client, writer, secret):
    panels, kept, scores = [], [], []
    for slug in SLUGS:
        body = LINK.format(slug, slug)
        panels.append(told(client.post("/admin/articles/article/pemeriksaan/", form_data(body=body)), slug))
        client.post(ADD, form_data(title="Cara Memilih", body=body))
        article = Article.objects.get(title="Cara Memilih")
        publishing.run_due()
        article = Article.objects.get(pk=article.pk)
        kept.append(article.body.replace(slug, "…"))
        scores.append((article.assessment.score, article.assessment.times))
        screen = client.get(change_url(article))
        assert "mengarah ke artikel yang belum terbit" not in screen.content.decode()
        assert read(fields_of(screen)["seen_version"][0])["body"] == digest(essence(article.body))
        article.delete()

    assert panels[0] == panels[1]
    assert kept[0] == kept[1]
    assert "data-article" not in kept[0]
    assert scores[0] == scores[1]
    assert "belum terbit" not in panels[0][2]


def test_an_editor_is_told_that_a_link_leads_to_a_draft(client, editor, secret):
    body = LINK.format(SLUGS[0], SLUGS[0])

    panel = client.post("/admin/articles/article/pemeriksaan/", form_data(body=body)).content.decode()
    client.post(ADD, form_data(title="Cara Memilih", body=body))

    assert "mengarah ke artikel yang belum terbit" in panel
    assert f'data-article="{secret.pk}"' in Article.objects.get(title="Cara Memilih").body


def test_a_picture_says_nothing_of_drafts_that_show_it(client, writer):
    pictures = [make_picture(), make_picture()]
    make_article(cover=pictures[0], status=Article.Status.DRAFT, created_by=make_writer())

    answers = [client.get(f"/admin/articles/picture/{picture.pk}/change/").content.decode() for picture in pictures]

    assert ["Belum dipakai di tempat yang bisa dibuka" in text for text in answers] == [True, True]
    assert not any("tempat yang tidak bisa dibuka" in text for text in answers)
