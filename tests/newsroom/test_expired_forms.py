"""A page that is older than the last sign-in: its form comes back as it was typed, whatever the screen."""

import lxml.html
import pytest
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from accounts.models import User
from articles.models import Article, MissingPage, Page, Picture, Redirect, SiteSettings, SynonymGroup
from newsroom.expired_forms import IN_A_PANEL, NOT_SIGNED_IN, NOTHING_DONE, STILL_HERE
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
    picture_file,
)

pytestmark = pytest.mark.django_db
Status = Article.Status
OLD = "o" * 64  # a token as that of before the last sign-in: well made, and another
OURS = {"HTTP_ORIGIN": "http://testserver"}
ROLES = {"writer": make_writer, "editor": make_editor, "administrator": lambda: make_user(is_superuser=True)}
THINGS = {
    "article": lambda user: make_article(status=Status.DRAFT, created_by=user),
    "author": lambda user: make_author(),
    "category": lambda user: make_category(),
    "page": lambda user: Page.objects.create(title="Tentang"),
    "picture": lambda user: make_picture(),
    "programme": lambda user: make_programme(),
    "redirect": lambda user: Redirect.objects.create(path="/lama", target="/berita"),
    "sitesettings": lambda user: SiteSettings.objects.get_or_create(pk=1)[0],
    "synonymgroup": lambda user: SynonymGroup.objects.create(words="gaji, upah"),
    "tag": lambda user: make_tag(),
    "user": lambda user: make_user(name="Dewi"),
}
SCREENS = {model._meta.model_name: model for model in admin.site._registry}


def signed_in(user):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(user)
    return strict


def form_of(response, screen):
    return next((form for form in lxml.html.fromstring(response.content).forms if form.get("id") == screen), None)


def data_of(form):
    data = {}
    for name, value in form.form_values():
        data.setdefault(name, []).append(value)
    return data | {button.name: button.value for button in form.xpath(".//input[@type='submit'][@name='_save']")[:1]}


def messages_of(response):
    page = lxml.html.fromstring(response.content)
    return [item.text_content().strip() for item in page.xpath("//ul[contains(@class, 'messagelist')]/li")]


def typed_into(form):
    """The form's data with other words in each text, and the names of those."""
    boxes = form.xpath(".//textarea[@name] | .//input[@type='text'][@name]")
    names = [box.name for box in boxes if not box.name.startswith("_") and "__prefix__" not in box.name]
    return data_of(form) | {name: f"Kata yang diketik di {name}" for name in names}, names


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("screen", SCREENS)
def test_every_form_of_every_screen_comes_back_as_it_was_typed(screen, role):
    user = ROLES[role]()
    client, model = signed_in(user), SCREENS[screen]
    path = f"/admin/{model._meta.app_label}/{screen}/"
    urls = [f"{path}add/"]
    if screen in THINGS:
        urls.append(f"{path}{THINGS[screen](user).pk}/change/")
    for url in urls:
        form = form_of(client.get(url), f"{screen}_form")
        if form is None or not form.xpath(".//input[@type='submit'] | .//textarea"):
            continue  # not theirs
        data, names = typed_into(form)
        before = list(model.objects.order_by("pk").values())

        response = client.post(url, data | {"csrfmiddlewaretoken": OLD}, **OURS)

        assert response.status_code == 403
        assert STILL_HERE in messages_of(response)
        again = form_of(response, f"{screen}_form")
        shown = dict(again.form_values())
        for name in names:
            # A rich text is cleaned, a password is never sent back.
            assert data[name] in shown[name] or again.inputs[name].type == "password"
        assert list(model.objects.order_by("pk").values()) == before
        assert client.post(url, data_of(again), **OURS).status_code in {200, 302}  # a fresh token


def test_the_walk_knows_something_of_every_screen_that_can_be_changed(rf):
    request = rf.get("/")
    request.user = make_user(is_superuser=True)
    changed = {name for name, model in SCREENS.items() if admin.site._registry[model].has_change_permission(request)}

    assert changed - THINGS.keys() <= {"missingpage", "readerquestion"}  # buttons alone


def article_data(client, url, **fields):
    form = form_of(client.get(url), "article_form")
    return data_of(form) | {"csrfmiddlewaretoken": OLD} | fields


def test_rows_choices_and_files_come_back_and_the_next_press_saves():
    client = signed_in(make_user(is_superuser=True))
    programme, article = make_programme(), make_article(title="Apa Itu Auditor")
    old = programme.careers.create(name="Perawat")
    url = f"/admin/articles/programme/{programme.pk}/change/"
    data = data_of(form_of(client.get(url), "programme_form")) | {
        "csrfmiddlewaretoken": OLD,
        "careers-TOTAL_FORMS": "2",
        "careers-0-DELETE": "on",
        "careers-1-name": "Auditor",
        "careers-1-article": str(article.pk),
        "careers-1-programme": str(programme.pk),
        "sky": "malam",
        "is_in_header": "on",
        "curriculum_file": SimpleUploadedFile("kurikulum.pdf", b"%PDF-1.4"),
    }

    response = client.post(url, data, **OURS)

    assert messages_of(response) == [STILL_HERE, "Berkas perlu dipilih lagi: kurikulum.pdf."]
    again = data_of(form_of(response, "programme_form"))
    assert client.post(url, again, **OURS).status_code == 302
    programme.refresh_from_db()
    assert (programme.sky, programme.is_in_header) == ("malam", True)
    assert [(career.name, career.article) for career in programme.careers.all()] == [("Auditor", article)]
    assert not programme.careers.filter(pk=old.pk).exists()


def test_an_article_comes_back_with_the_panel_of_what_was_typed():
    editor = make_editor()
    client, article = signed_in(editor), make_article(status=Status.DRAFT, title="Judul Lama")
    url = f"/admin/articles/article/{article.pk}/change/"
    faq = {"faq_items-TOTAL_FORMS": "1", "faq_items-0-question": "Berapa?", "faq_items-0-answer": "Lima."}

    response = client.post(url, article_data(client, url, title="Judul yang Diketik", _publish="1", **faq), **OURS)

    page = lxml.html.fromstring(response.content)
    assert "Judul yang Diketik" in page.xpath("string(//*[@data-coach-part='previews'] | //aside)")
    assert "unsafe-inline" in response["Content-Security-Policy"]  # the editor loads
    assert data_of(form_of(response, "article_form"))["faq_items-0-question"] == ["Berapa?"]
    assert Article.objects.get().title == "Judul Lama"
    assert client.post(url, data_of(form_of(response, "article_form")), **OURS).status_code == 302
    assert Article.objects.get().faq_items.get().answer == "Lima."


def test_a_saving_by_somebody_else_meanwhile_is_told_at_once():
    client, article = signed_in(make_editor()), make_article(status=Status.DRAFT)
    url = f"/admin/articles/article/{article.pk}/change/"
    data = article_data(client, url, title="Punya saya")
    article.title = "Punya Alifia"
    article.save()

    response = client.post(url, data, **OURS)

    assert "menyimpan artikel ini pukul" in response.content.decode()
    assert form_of(response, "article_form").fields["title"].strip() == "Punya saya"
    response = client.post(url, data_of(form_of(response, "article_form")), **OURS)
    assert response.status_code == 200  # refused again until the box is ticked
    assert Article.objects.get().title == "Punya Alifia"


def test_an_article_that_an_editor_took_over_is_shown_to_be_kept():
    writer = make_writer()
    client, article = signed_in(writer), make_article(status=Status.DRAFT, created_by=writer)
    url = f"/admin/articles/article/{article.pk}/change/"
    data = article_data(client, url, body="<p>Kalimat terakhir saya.</p>")
    Article.objects.update(status=Status.IN_REVIEW)

    response = client.post(url, data, **OURS)

    assert response.status_code == 403
    shown = lxml.html.fromstring(response.content).xpath("//textarea[@readonly]/text()")
    assert any("Kalimat terakhir saya." in text for text in shown)


def test_passwords_are_asked_for_again_and_never_sent_back():
    administrator = make_user(is_superuser=True)
    client, dewi = signed_in(administrator), make_user(name="Dewi")
    secret = "kunci-rahasia-1"
    words = {"password1": secret, "password2": secret, "old_password": PASSWORD, "new_password1": secret}
    added = {"email": "baru@cakrawala.test", "name": "Sari", "usable_password": "true"}
    urls = ["accounts/user/add/", f"accounts/user/{dewi.pk}/password/", "password_change/"]
    for url in urls:
        response = client.post(f"/admin/{url}", words | added | {"csrfmiddlewaretoken": OLD}, **OURS)

        assert response.status_code == 403
        assert "Kata sandi perlu diketik lagi." in messages_of(response)
        assert secret not in response.content.decode()
        assert PASSWORD not in response.content.decode()
    dewi.refresh_from_db()
    administrator.refresh_from_db()
    assert dewi.check_password(PASSWORD)
    assert administrator.check_password(PASSWORD)
    assert User.objects.count() == 2


def test_numbers_typed_into_a_list_come_back_in_their_rows():
    client = signed_in(make_editor())
    first, second = make_category(name="Alam", position=1), make_category(name="Budaya", position=2)
    url = "/admin/articles/category/"
    data = data_of(form_of(client.get(url), "changelist-form"))
    rows = {data[f"form-{number}-id"][0]: number for number in range(2)}
    data |= {f"form-{rows[str(second.pk)]}-position": "seven", "csrfmiddlewaretoken": OLD, "_save": "Simpan"}
    first.position = 9
    first.save()

    response = client.post(url, data, **OURS)

    assert STILL_HERE in messages_of(response)
    shown = data_of(form_of(response, "changelist-form"))
    positions = {shown[f"form-{number}-id"][0]: shown[f"form-{number}-position"][0] for number in range(2)}
    assert positions == {str(first.pk): "1", str(second.pk): "seven"}
    second.refresh_from_db()
    assert second.position == 2


def test_what_only_asks_once_more_asks_once_more():
    client, article, tag = signed_in(make_editor()), make_article(), make_tag()
    chosen = {"action": "delete_selected", "_selected_action": [tag.pk], "post": "yes"}
    asked = {
        f"/admin/articles/article/{article.pk}/tarik/": {},
        f"/admin/articles/tag/{tag.pk}/delete/": {"post": "yes"},
        "/admin/articles/tag/": chosen,
        "/admin/articles/redirect/impor/": {"file": SimpleUploadedFile("alamat.csv", b"dari,ke\n/a,/berita")},
    }
    for url, data in asked.items():
        response = client.post(url, data | {"csrfmiddlewaretoken": OLD}, **OURS)

        assert response.status_code == 403
        assert messages_of(response)[0] == NOTHING_DONE
        assert lxml.html.fromstring(response.content).xpath("//main//form[@method='post']")
    assert Article.objects.get().is_published
    assert tag.__class__.objects.filter(pk=tag.pk).exists()
    assert not Redirect.objects.exists()
    assert not LogEntry.objects.exists()


def test_buttons_without_a_page_lead_back_to_where_they_stand():
    client, article, other = signed_in(make_editor()), make_article(), make_article()
    missing = MissingPage.objects.create(path="/hilang", last_on="2026-01-01")
    pressed = {
        f"/admin/articles/missingpage/{missing.pk}/abaikan/": ("/admin/articles/missingpage/", {}),
        f"/admin/articles/missingpage/{missing.pk}/alihkan/": ("/admin/articles/missingpage/?p=2", {"ke": "/berita"}),
        f"/admin/articles/article/{article.pk}/terkait/": (
            f"/admin/articles/article/{article.pk}/change/",
            {"pin": other.pk},
        ),
    }
    for url, (page, data) in pressed.items():
        referer = {"HTTP_REFERER": f"http://testserver{page}"}

        response = client.post(url, data | {"csrfmiddlewaretoken": OLD}, **OURS, **referer)

        assert response.status_code == 302
        assert response.url == page
        assert NOTHING_DONE in messages_of(client.get(page))
    missing.refresh_from_db()
    assert not missing.is_ignored
    assert not article.picks.exists()


@pytest.mark.parametrize(
    "headers",
    [{"X-Requested-With": "fetch"}, {"Sec-Fetch-Mode": "cors"}, {"X-CSRFToken": OLD}],
    ids=lambda h: next(iter(h)),
)
def test_a_script_is_answered_with_one_sentence(headers):
    client, article = signed_in(make_editor()), make_article(status=Status.DRAFT)
    for url in ["pemeriksaan/", f"{article.pk}/pemeriksaan/", f"{article.pk}/terkait/"]:
        response = client.post(f"/admin/articles/article/{url}", {"pin": "1"}, headers=headers, **OURS)

        assert (response.status_code, response.content.decode()) == (403, IN_A_PANEL)
        assert response["Content-Type"].startswith("text/plain")


def test_an_upload_of_an_old_page_is_answered_as_the_editors_dialog_reads_it():
    client = signed_in(make_editor())

    response = client.post(
        "/admin/articles/picture/unggah/", {"upload": picture_file()}, headers={"X-CSRFToken": OLD}, **OURS
    )

    assert response.json() == {"uploaded": 0, "error": {"message": IN_A_PANEL}}
    assert not Picture.objects.exists()


def test_signing_in_on_an_old_page_asks_again_and_keeps_the_name():
    client = Client(enforce_csrf_checks=True)
    user = make_editor(email="dewi@cakrawala.test")
    url = "/admin/login/?next=/admin/articles/tag/"
    data = {"username": user.email, "password": PASSWORD, "csrfmiddlewaretoken": OLD}

    response = client.post(url, data, **OURS)

    assert response.status_code == 403
    assert messages_of(response) == [NOT_SIGNED_IN]
    again = data_of(form_of(response, "login-form"))
    assert again["username"] == [user.email]
    assert PASSWORD not in response.content.decode()
    response = client.post(url, again | {"password": PASSWORD}, **OURS)
    assert response.url == "/admin/articles/tag/"


@pytest.mark.parametrize(("wanted", "led"), [("/admin/articles/tag/", None), ("https://evil.test/", "/admin/")])
def test_signing_in_where_one_is_signed_in_goes_on(wanted, led):
    editor = make_editor()
    client = signed_in(editor)
    data = {"username": editor.email, "password": PASSWORD, "next": wanted, "csrfmiddlewaretoken": OLD}

    assert client.post("/admin/login/", data, **OURS).url == (led or wanted)
    assert messages_of(client.get("/admin/")) == []
    client.post("/admin/login/", data | {"username": "lain@cakrawala.test"}, **OURS)
    assert messages_of(client.get("/admin/")) == [
        "Di peramban ini Rahmawati sudah masuk. Tekan Keluar dulu untuk masuk dengan akun lain."
    ]


def test_signing_out_on_an_old_page_signs_out():
    client = signed_in(make_editor())

    assert client.post("/admin/logout/", {"csrfmiddlewaretoken": OLD}, **OURS).url == "/admin/login/"
    assert not Session.objects.exists()


def test_who_is_not_signed_in_any_more_signs_in_first():
    client, article = signed_in(make_editor()), make_article()
    url = f"/admin/articles/article/{article.pk}/change/"
    Session.objects.all().delete()
    data = {"title": "Diketik", "csrfmiddlewaretoken": OLD}

    response = client.post(url, data, HTTP_REFERER=f"http://testserver{url}", **OURS)

    assert response.url == f"/admin/login/?next={url}"
    assert not Session.objects.exists()  # nothing is stored for somebody who isn't signed in


FOREIGN = {
    "a foreign origin": {"HTTP_ORIGIN": "https://evil.test"},
    "a sister's origin": {"HTTP_ORIGIN": "http://blog.testserver"},
    "another port": {"HTTP_ORIGIN": "http://testserver:8080"},
    "a hidden origin": {"HTTP_ORIGIN": "null", "HTTP_REFERER": "http://testserver/admin/"},
    "a foreign referer": {"HTTP_REFERER": "https://evil.test/admin/"},
    "a referer that begins like ours": {"HTTP_REFERER": "http://testserver.evil.test/admin/"},
    "a referer with our name before it": {"HTTP_REFERER": "http://testserver@evil.test/admin/"},
    "a broken referer": {"HTTP_REFERER": "http://[testserver/admin/"},
    "neither": {},
    "what the browser knows": {"HTTP_ORIGIN": "http://testserver", "HTTP_SEC_FETCH_SITE": "cross-site"},
    "a page beside ours": {"HTTP_REFERER": "http://testserver/admin/", "HTTP_SEC_FETCH_SITE": "same-site"},
}


@pytest.mark.parametrize("token", [OLD, None])
@pytest.mark.parametrize("headers", FOREIGN.values(), ids=FOREIGN)
def test_what_a_strangers_page_sends_is_never_put_into_a_form(headers, token):
    client, article = signed_in(make_editor()), make_article()
    data = {"title": "Beli sekarang", "body": "<p>Beli sekarang</p>", "username": "Beli sekarang"}
    data |= {} if token is None else {"csrfmiddlewaretoken": token}
    for url in [
        "article/add/",
        f"article/{article.pk}/change/",
        f"article/{article.pk}/tarik/",
        "../login/",
        "../logout/",
    ]:
        response = client.post(f"/admin/articles/{url}", data, **headers)

        text = response.content.decode()
        assert response.status_code == 403
        assert "Beli sekarang" not in text
        assert "muat ulang" not in text
        assert "salin dulu yang sudah diketik" in text
    assert Session.objects.count() == 1
    assert Article.objects.get().is_published


@pytest.mark.parametrize("token", [OLD, "", "x", "é" * 64, None])
def test_every_way_in_which_a_token_can_fail_is_answered_alike(token):
    client = signed_in(make_editor())
    client.get("/admin/articles/tag/add/")
    data = {"name": "ketikan saya"} | ({} if token is None else {"csrfmiddlewaretoken": token})

    response = client.post("/admin/articles/tag/add/", data, **OURS)
    del client.cookies["csrftoken"]
    without_cookie = client.post("/admin/articles/tag/add/", data, **OURS)

    for answer in [response, without_cookie]:
        assert answer.status_code == 403
        assert form_of(answer, "tag_form").fields["name"] == "ketikan saya"


def test_fields_that_the_form_does_not_have_change_nothing():
    writer = make_writer()
    client = signed_in(writer)
    data = {"title": "Judul", "status": "published", "is_superuser": "on", "<script>": "<script>alert(1)</script>"}
    data |= {"faq_items-TOTAL_FORMS": "30", "faq_items-INITIAL_FORMS": "7", "slug": "x", "_popup": "1"}

    response = client.post("/admin/articles/article/add/", data | {"csrfmiddlewaretoken": OLD}, **OURS)

    assert response.status_code == 403
    assert b"alert(1)" not in response.content
    assert not Article.objects.exists()


def test_a_path_that_nobody_knows_and_one_without_a_right_stay_refused():
    client, article = signed_in(make_writer()), make_article()

    for url in ["articles/category/add/", f"articles/article/{article.pk}/tarik/", "accounts/user/add/", "tidak-ada/"]:
        response = client.post(f"/admin/{url}", {"name": "x", "csrfmiddlewaretoken": OLD}, **OURS)

        assert response.status_code in {403, 404}
        assert STILL_HERE not in response.content.decode()
