"""Every screen of the newsroom, as each role meets it: no English, nothing off the table of terms."""

import re
from html import unescape

import pytest
from django.contrib import admin
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from accounts.roles import WRITER
from articles import publishing
from articles.models import (
    Article,
    FaqItem,
    MissingPage,
    Page,
    QuestionAnswer,
    QuestionWeek,
    ReaderQuestion,
    Redirect,
    SiteSettings,
    SynonymGroup,
    Tag,
)
from cakrawala.env import Mail
from tests.factories import (
    PASSWORD,
    make_article,
    make_author,
    make_category,
    make_editor,
    make_picture,
    make_programme,
    make_tag,
    make_user,
    make_writer,
)
from tests.newsroom.sent import opened
from tests.words.glossary import english_words, never_said
from tests.words.spoken import spoken

pytestmark = pytest.mark.django_db
ROLES = {
    "writer": make_writer,
    "editor": make_editor,
    "administrator": lambda: make_user(is_superuser=True),
}


@pytest.fixture(params=ROLES)
def role(request, client):
    user = ROLES[request.param]()
    client.force_login(user)
    return user


@pytest.fixture
def filled(role):
    """One of each kind, so that no screen is empty; the drafts are of whoever looks."""
    labels = {"category": make_category(), "author": make_author(), "created_by": role}
    tag, programme = make_tag(), make_programme()
    for status in Article.Status:
        make_article(status=status, programme=programme, tags=[tag], **labels)
    article = make_article(cover=make_picture(), status=Article.Status.DRAFT, return_reason="Kurang.", **labels)
    FaqItem.objects.create(article=article, question="Apa?", answer="Ini.")
    Page.objects.create(title="Tentang")
    Redirect.objects.create(path="/lama", target="/berita")
    MissingPage.objects.create(path="/hilang", last_on=timezone.localdate())
    for state in ReaderQuestion.State:
        question = ReaderQuestion.objects.create(key=f"langka {state}", words="jurusan langka", count=3, state=state)
        QuestionAnswer.objects.create(question=question, thing=article, rank=7)
    QuestionWeek.objects.create(question=question, week="2026-11-23", source="search", count=3)
    SynonymGroup.objects.all().delete()  # the words that people type in are not ours to choose
    SynonymGroup.objects.create(words="surel, pos elektronik")
    SiteSettings.current().save()
    publishing.delete([make_tag(name="tag usang"), make_article(status=Article.Status.DRAFT, created_by=role)], by=role)
    for thing in (article, tag):
        kind = ContentType.objects.get_for_model(thing)
        LogEntry.objects.create(
            user=role, content_type=kind, object_id=thing.pk, object_repr=str(thing), action_flag=CHANGE,
            change_message='[{"changed": {"fields": ["Judul"]}}]',
        )  # fmt: skip
    return article


def slips(answers):
    """``{"Save and view": "/admin/…", …}``: what is said wrongly on pages, each ``{url: response}``, and on which."""
    found = {}
    for url, answer in answers.items():
        if answer.content.strip() and "html" in answer["Content-Type"]:
            said = spoken(answer.content.decode())
            found |= {sentence: url for sentence in said if never_said(sentence) or english_words(sentence)}
    return found


def places():
    return {model: f"admin:{model._meta.app_label}_{model._meta.model_name}" for model in admin.site._registry}


def screens():
    yield from map(reverse, ["admin:index", "admin:password_change", "admin:password_change_done"])
    yield from ("/admin/akun/", "/admin/sesi/", "/admin/faktor/")
    yield from ("/admin/articles/", "/admin/accounts/", "/admin/articles/redirect/impor/", "/admin/entah/")
    for model, place in places().items():
        listed = reverse(f"{place}_changelist")
        yield from (listed, f"{listed}?q=tidakada", reverse(f"{place}_add"))
        things = model._default_manager.all()
        yield from (reverse(f"{place}_change", args=[thing.pk]) for thing in things)
        yield from (reverse(f"{place}_{step}", args=[things[0].pk]) for step in ("delete", "history"))
    for part in ["withdraw", "coach", "related", "found", "links"]:
        published = Article.objects.published().first()
        yield reverse(f"admin:articles_article_{part}", args=[published.pk])
    yield f"/admin/accounts/user/{User.objects.first().pk}/password/"


def test_no_screen_says_anything_english_or_off_our_terms(client, filled):
    answers = {url: client.get(url, follow=True) for url in screens()}

    assert slips(answers) == {}


@pytest.mark.parametrize("role", ["administrator"], indirect=True)
def test_a_locked_door_is_told_of_in_our_terms(client, role):
    writer, guest = make_writer(), Client()
    wrong = {"username": writer.email, "password": "x"}
    answers = {number: guest.post("/admin/login/", wrong) for number in range(12)}
    answers["board"] = client.get("/admin/")
    answers["person"] = client.get(reverse("admin:accounts_user_change", args=[writer.pk]))
    answers["opened"] = client.post(reverse("admin:accounts_user_unlock", args=[writer.pk]), follow=True)

    assert slips(answers) == {}


@pytest.mark.parametrize("role", ["administrator"], indirect=True)
def test_letting_somebody_in_is_said_in_our_terms(client, role, settings):
    settings.MAIL = Mail("mail.test", 25, "", "", is_tls=False, is_ssl=False)
    add, guest, answers = reverse("admin:accounts_user_add"), Client(), {}
    sent = opened(client, add) | {"email": "citra@cakrawala.test", "name": "Citra", "groups": sent_group()}
    answers["link"] = page = client.post(add, sent)
    key = unescape(re.search(r"(/admin/undangan/\S+?)[<\s]", page.content.decode())[1])
    answers["entry"], answers["another's"] = guest.get(key), client.get(key)
    answers["weak"] = guest.post(key, {"new_password1": "1", "new_password2": "2"})
    citra = User.objects.get(name="Citra")
    answers["pending"] = client.get(reverse("admin:accounts_user_change", args=[citra.pk]))
    answers["revoked"] = client.post(reverse("admin:accounts_user_revoke", args=[citra.pk]), follow=True)
    answers["ended"] = guest.get(key)
    answers["forgotten"] = guest.get("/admin/lupa/")
    answers["no e-mail"] = guest.post("/admin/lupa/", {"email": "!"})
    answers["asked"] = guest.post("/admin/lupa/", {"email": "a@b.test"})

    assert slips(answers) == {}
    assert not [letter for letter in mail.outbox if never_said(letter.body) or english_words(letter.body)]


def sent_group():
    return Group.objects.get(name=WRITER).pk


@pytest.mark.parametrize("role", ["administrator"], indirect=True)
def test_no_form_complains_in_english_or_off_our_terms(client, filled):
    """Sent empty, and with everything wrong that one can type."""
    answers = {}
    for url in (reverse(f"{place}_add") for place in places().values()):
        page = client.get(url)
        if page.status_code != 200:
            continue
        sent = opened(client, url)
        kept = {name: value for name, value in sent.items() if name.endswith("_FORMS")}
        choices = re.findall(r'<select name="([^"]+)"', page.content.decode())
        answers[f"{url} empty"] = client.post(url, kept)
        answers[f"{url} wrong"] = client.post(url, dict.fromkeys(sent, "!") | dict.fromkeys(choices, "999999") | kept)
    passwords = {"old_password": "salah", "new_password1": "1", "new_password2": "2"}
    answers["password"] = client.post("/admin/password_change/", passwords)

    assert slips(answers) == {}
    assert {url for url, answer in answers.items() if "errorlist" not in answer.content.decode()} == set()


@pytest.mark.parametrize("role", ["editor"], indirect=True)
def test_what_follows_a_press_is_said_in_our_terms(client, filled):
    tag, urls = Tag.objects.first(), "/admin/articles/tag/"
    change = f"{urls}{tag.pk}/change/"
    answers, told = {}, []

    def press(url, data):
        answer = client.post(url, data, follow=True)
        answers[f"{url} {data}"] = answer
        told.extend(re.sub(r"<[^>]*>", "", str(message)) for message in answer.context["messages"])

    for button, name in [("_save", "magang"), ("_continue", "beasiswa"), ("_addanother", "kos")]:
        press(f"{urls}add/", {"name": name, button: "1"})
    press(urls, {"action": "", "index": "0", "_selected_action": [tag.pk]})
    press(urls, {"action": "delete_selected", "index": "0"})
    press(change, opened(client, change))
    client.logout()
    answers["out"] = client.get("/admin/")

    assert slips(answers) == {}
    assert told == [
        "Tersimpan: tag baru “magang”.",
        "Tersimpan: tag baru “beasiswa”. Di bawah ini bisa langsung disunting lagi.",
        "Tersimpan: tag baru “kos”. Di bawah ini bisa ditambah tag lain.",
        "Pilih dulu tindakannya.",
        "Pilih dulu barisnya, baru jalankan tindakan. Belum ada yang berubah.",
        f"Perubahan pada tag “{tag}” sudah disimpan.",
    ]


def test_the_door_speaks_in_our_terms(client):
    stranger = make_user(is_staff=False)
    answers = {
        "closed": client.get("/admin/", follow=True),
        "wrong": client.post("/admin/login/", {"username": "a@b.id", "password": "x"}),
        "empty": client.post("/admin/login/", {}),
        "no staff": client.post("/admin/login/", {"username": stranger.email, "password": PASSWORD}),
        "forged": Client(enforce_csrf_checks=True).post("/admin/password_change/", {}),
    }
    client.force_login(make_writer())
    answers["left"] = client.post("/admin/logout/")

    assert slips(answers) == {}
    said = spoken(answers["wrong"].content.decode())
    assert "Periksa lagi surel dan kata sandinya. Di kata sandi, huruf besar dan kecil dibedakan." in said
    assert {"Surel", "Kata sandi"} <= set(said)
