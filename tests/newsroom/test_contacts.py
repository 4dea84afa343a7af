"""What leads out of the site: typed as people write it, stored and shown in one form, or refused with a sentence."""

import lxml.html
import pytest
from django.contrib.auth.models import Group

from accounts.models import User
from accounts.roles import WRITER
from articles.models import Article, Author, Programme, SiteSettings
from articles.text.contacts import LINK, NETWORKS
from tests.factories import make_article, make_author, make_programme, make_user
from tests.newsroom.sent import opened

pytestmark = pytest.mark.django_db
SETTINGS = "/admin/articles/sitesettings/1/change/"


def send(client, url, **typed):
    return client.post(url, opened(client, url) | typed | {"_save": "1"})


def test_the_university_is_reached_however_its_addresses_were_typed(client, manager):
    SiteSettings.objects.create(pk=1)

    send(
        client,
        SETTINGS,
        registration_url="www.PMB.cakrawala.ac.id",
        whatsapp="https://api.whatsapp.com/send?phone=628123456789&text=Halo",
        email="mailto:admisi@cakrawala.ac.id",
        social_links="instagram.com/cakrawala\r\nTikTok: @cakrawala",
    )

    page = lxml.html.fromstring(client.get("/").content.decode())
    links = {link.text_content().strip(): link.get("href") for link in page.xpath("//footer//a")}
    assert (
        links.items()
        >= {
            "Daftar sekarang": "https://www.pmb.cakrawala.ac.id",
            "admisi@cakrawala.ac.id": "mailto:admisi@cakrawala.ac.id",
            "Tanya admisi lewat WhatsApp": "https://wa.me/628123456789",
            "Instagram": "https://instagram.com/cakrawala",
            "TikTok": "https://tiktok.com/@cakrawala",
        }.items()
    )
    icons = {use.get("href") for use in page.xpath("//footer//use")}
    assert icons == {"#icon-instagram", "#icon-tiktok"}
    assert icons <= {f"#{symbol.get('id')}" for symbol in page.xpath("//symbol")}


def test_what_leads_nowhere_is_refused_and_nothing_is_saved(client, manager):
    SiteSettings.objects.create(pk=1)
    typed = {"registration_url": "daftar di sini", "whatsapp": "0812", "email": "admisi", "social_links": "@cakrawala"}

    response = send(client, SETTINGS, **typed)

    assert {*response.context["adminform"].form.errors} == {*typed}
    assert SiteSettings.objects.get().whatsapp == ""


def test_an_authors_profiles_and_all_other_addresses_are_understood_too(client, editor):
    author, programme, article = make_author(), make_programme(), make_article()

    send(
        client, f"/admin/articles/author/{author.pk}/change/", links="LinkedIn: rahma-wati\r\nwww.dosen.cakrawala.ac.id"
    )
    send(
        client,
        f"/admin/articles/programme/{programme.pk}/change/",
        registration_url="pmb.cakrawala.ac.id",
        curriculum_url="//drive.example/kurikulum",
    )
    send(client, f"/admin/articles/article/{article.pk}/change/", canonical_url="Koran.example/a")

    page = lxml.html.fromstring(client.get(author.get_absolute_url()).content.decode())
    assert [(link.text_content().strip(), link.get("href")) for link in page.xpath("//main//a[@rel='me']")] == [
        ("LinkedIn", "https://linkedin.com/in/rahma-wati"),
        ("dosen.cakrawala.ac.id", "https://www.dosen.cakrawala.ac.id"),
    ]
    assert Author.objects.get(pk=author.pk).links.startswith("https://linkedin.com/in/rahma-wati\n")
    programme = Programme.objects.get()
    assert programme.registration_url == "https://pmb.cakrawala.ac.id"
    assert programme.curriculum_url == "https://drive.example/kurikulum"
    assert Article.objects.get().canonical_url == "https://koran.example/a"


def test_an_accounts_mailbox_is_understood_as_mail_programs_write_it(client):
    client.force_login(make_user(is_superuser=True))
    sent = {"groups": Group.objects.get(name=WRITER).pk, "byline": "tanpa"}

    client.post("/admin/accounts/user/add/", sent | {"name": "Sari", "email": "Sari <mailto:sari@cakrawala.test>"})

    assert User.objects.filter(email="sari@cakrawala.test").exists()


def test_every_icon_of_a_profile_is_drawn(client):
    page = lxml.html.fromstring(client.get("/").content.decode())

    drawn = {symbol.get("id") for symbol in page.xpath("//symbol")}
    assert {f"icon-{icon}" for icon in [LINK, *(network.icon for network in NETWORKS)]} <= drawn
