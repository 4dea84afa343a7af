"""How a colleague comes in, and back in: by a link that is shown once, and mailed where mail is set up."""

import re
from datetime import timedelta
from html import unescape
from smtplib import SMTPRecipientsRefused

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.contrib.auth.models import Group
from django.core import mail as letters
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import EntryLink, User
from accounts.roles import WRITER
from articles import publishing
from articles.models import Author, Job
from cakrawala.env import Mail
from cakrawala.limits.rate import Rate, Rates
from newsroom.people import mail
from tests.factories import PASSWORD, make_article, make_author, make_editor, make_user, make_writer
from tests.newsroom.sent import opened

pytestmark = pytest.mark.django_db
LIST = "/admin/accounts/user/"
NEW = "tiga-bukit-jingga"
ENDED = "Tautan ini tidak berlaku"


@pytest.fixture
def with_mail(settings):
    settings.MAIL = Mail("mail.test", 25, "", "", is_tls=False, is_ssl=False)


def invite(client, **changes):
    data = {"email": "Citra@Cakrawala.test", "name": "Citra", "byline": "baru", "_save": "1"}
    return client.post(f"{LIST}add/", data | {"groups": Group.objects.get(name=WRITER).pk} | changes)


def address_in(page):
    """Of the link that the page shows, without its host."""
    text = page.content.decode() if hasattr(page, "content") else page
    return unescape(re.search(r"https?://testserver(/admin/undangan/\S+?)[<\s]", text)[1])


def come_in(address, client=None, password=NEW):
    client = client or Client()
    return client, client.post(address, {"new_password1": password, "new_password2": password}, follow=True)


# Inviting


def test_one_form_invites_and_shows_a_link_and_a_message_to_copy(client, manager, settings):
    page = invite(client)

    text = unescape(page.content.decode())
    assert page.status_code == 200
    assert text.count(f"http://testserver{address_in(page)}") == 2
    assert "Halo Citra, akun di ruang redaksi Universitas Cakrawala sudah disiapkan dengan peran Penulis." in text
    assert 'href="https://wa.me/?text=Halo%20Citra' in text
    assert page["Cache-Control"] == "max-age=0, no-cache, no-store, must-revalidate, private"
    citra = User.objects.get(email="citra@cakrawala.test")
    assert [group.name for group in citra.groups.all()] == [WRITER]
    assert not citra.has_usable_password()
    assert citra.entry_link.made_by == manager
    assert timedelta(days=6.9) < citra.entry_link.expires_at - timezone.now() < timedelta(days=7)
    assert letters.outbox == []


def test_the_guest_sets_a_password_is_in_and_has_a_byline(client, manager):
    address = address_in(invite(client))
    assert not Author.objects.exists()
    guest = Client()
    assert "Buat kata sandi" in guest.get(address).content.decode()

    guest, answer = come_in(address, guest)

    citra = User.objects.get(email="citra@cakrawala.test")
    assert answer.redirect_chain == [("/admin/", 302)]
    assert answer.context["user"] == citra
    assert citra.check_password(NEW)
    assert [(author.name, author.user) for author in Author.objects.all()] == [("Citra", citra)]
    assert not EntryLink.objects.exists()
    assert Client().login(username="citra@cakrawala.test", password=NEW)


@pytest.mark.parametrize("byline", ["there", "tanpa"])
def test_a_byline_that_is_there_is_connected_at_once_and_none_is_made(client, manager, byline):
    author = make_author(name="Citra Dewi")

    address = address_in(invite(client, byline=str(author.pk) if byline == "there" else byline))
    come_in(address)

    [stored] = Author.objects.all()
    assert stored.user == (User.objects.get(name="Citra") if byline == "there" else None)


def test_a_byline_of_somebody_else_or_an_organisation_is_not_offered(client, manager):
    taken = make_author(name="Milik Sari", user=make_writer())
    campus = make_author(name="Kampus", kind=Author.Kind.ORGANISATION)

    for author in (taken, campus):
        assert "byline" in invite(client, byline=str(author.pk)).context["adminform"].form.errors
    assert not User.objects.filter(name="Citra").exists()


def test_an_opened_link_is_not_used_up_by_programs_that_show_a_preview(client, manager):
    address = address_in(invite(client))

    for _ in range(3):
        assert Client().get(address).status_code == 200
        assert Client().head(address).status_code == 200

    assert come_in(address)[1].redirect_chain


def test_a_weak_password_is_refused_and_the_link_stays(client, manager):
    address = address_in(invite(client))

    _, answer = come_in(address, password="citra123456")

    assert answer.status_code == 200
    assert "mudah ditebak" in answer.content.decode()
    assert EntryLink.objects.exists()
    assert come_in(address)[1].redirect_chain


# What leads nowhere


def test_a_link_that_was_used_leads_nowhere_and_all_that_lead_nowhere_answer_alike(client, manager):
    used = address_in(invite(client))
    come_in(used)
    expired = address_in(invite(client, email="dua@cakrawala.test"))
    EntryLink.objects.update(expires_at=timezone.now())
    revoked = address_in(invite(client, email="tiga@cakrawala.test"))
    client.post(f"{LIST}{User.objects.get(email='tiga@cakrawala.test').pk}/cabut/")
    renewed = address_in(invite(client, email="empat@cakrawala.test"))
    client.post(f"{LIST}{User.objects.get(email='empat@cakrawala.test').pk}/tautan/")
    nothing = "/admin/undangan/?kunci=tiada"

    answers = [come_in(address) for address in (used, expired, revoked, renewed, nothing, "/admin/undangan/")]

    assert {answer.status_code for _, answer in answers} == {404}
    assert {ENDED in answer.content.decode() for _, answer in answers} == {True}
    token = r'name="csrfmiddlewaretoken" value="\w+"'
    assert len({re.sub(token, "", answer.content.decode()) for _, answer in answers}) == 1
    assert User.objects.get(email="citra@cakrawala.test").check_password(NEW)


def test_somebody_who_is_signed_in_as_another_is_told_and_nothing_is_done(client, manager):
    address = address_in(invite(client))
    sari = make_writer(name="Sari")
    hers = Client()
    hers.force_login(sari)

    answers = [hers.get(address), come_in(address, hers)[1]]

    assert [answer.status_code for answer in answers] == [403, 403]
    assert all("Sari sedang masuk" in answer.content.decode() for answer in answers)
    sari.refresh_from_db()
    assert sari.check_password(PASSWORD)
    hers.logout()
    assert come_in(address, hers)[1].redirect_chain


def test_the_key_is_told_to_no_other_page_and_stands_in_no_path(client, manager):
    address = address_in(invite(client))

    assert address.startswith("/admin/undangan/?")
    assert Client().get(address)["Referrer-Policy"] == "strict-origin"


# Pending


def test_pending_invitations_are_listed_renewed_and_revoked(client, manager):
    invite(client)
    citra = User.objects.get(name="Citra")
    make_writer(name="Sari")

    page = client.get(f"{LIST}?undangan=menunggu")
    assert [user.name for user in page.context["cl"].result_list] == ["Citra"]
    assert "Undangan, berlaku sampai" in page.content.decode()

    second = address_in(client.post(f"{LIST}{citra.pk}/tautan/"))
    assert citra.entry_link.purpose == "invitation"
    answer = client.post(f"{LIST}{citra.pk}/cabut/", follow=True)
    assert "dicabut" in answer.content.decode()
    assert not User.objects.filter(name="Citra").exists()
    assert Client().get(second).status_code == 404
    assert invite(client).status_code == 200


def test_an_expired_invitation_says_so_and_can_be_renewed_with_its_byline(client, manager):
    invite(client)
    EntryLink.objects.update(expires_at=timezone.now())
    citra = User.objects.get(name="Citra")
    assert "Undangan kedaluwarsa" in client.get(LIST).content.decode()

    come_in(address_in(client.post(f"{LIST}{citra.pk}/tautan/")))

    assert Author.objects.get().user == citra


def test_an_older_account_without_a_password_but_with_articles_is_not_deleted_with_its_link(client, manager):
    old = make_editor()
    old.set_unusable_password()
    old.save()
    make_article(created_by=old)
    client.post(f"{LIST}{old.pk}/tautan/")

    client.post(f"{LIST}{old.pk}/cabut/")

    assert User.objects.filter(pk=old.pk).exists()
    assert not EntryLink.objects.exists()


# A new password


def test_a_manager_starts_a_reset_the_old_password_holds_until_then_and_sessions_end(client, manager):
    sari = make_writer(name="Sari")
    elsewhere = Client()
    elsewhere.force_login(sari)

    address = address_in(client.post(f"{LIST}{sari.pk}/tautan/"))
    sari.refresh_from_db()
    assert sari.check_password(PASSWORD)
    assert elsewhere.get("/admin/").status_code == 200
    come_in(address)

    sari.refresh_from_db()
    assert sari.check_password(NEW)
    assert elsewhere.get("/admin/").status_code == 302


def test_a_link_is_made_by_managers_alone_and_not_for_oneself(client, manager):
    sari, editor = make_writer(), make_editor()
    theirs = Client()
    theirs.force_login(editor)

    assert theirs.post(f"{LIST}{sari.pk}/tautan/").status_code == 403
    assert client.post(f"{LIST}{manager.pk}/tautan/").status_code == 403
    assert client.post(f"{LIST}{make_user(is_superuser=True).pk}/tautan/").status_code == 403
    assert client.post(f"{LIST}999999/tautan/").status_code == 403
    assert not EntryLink.objects.exists()


# Mail


def test_where_mail_is_set_up_the_link_is_mailed_too(client, manager, with_mail):
    page = invite(client)

    [letter] = letters.outbox
    assert letter.to == ["citra@cakrawala.test"]
    assert address_in(letter.body + " ") == address_in(page)
    assert "juga dikirim ke citra@cakrawala.test" in page.content.decode()


@pytest.mark.parametrize("error", [SMTPRecipientsRefused({}), ConnectionRefusedError(), TimeoutError()])
def test_a_server_that_refuses_is_told_of_and_the_link_stands_there(client, manager, with_mail, monkeypatch, error):
    def refuse(*args):
        raise error

    monkeypatch.setattr(mail, "send_mail", refuse)

    page = invite(client)

    assert page.status_code == 200
    assert "tidak terkirim" in page.content.decode()
    assert come_in(address_in(page))[1].redirect_chain


def test_without_mail_a_forgotten_password_leads_to_a_manager(client):
    answers = [client.get("/admin/lupa/"), client.post("/admin/lupa/", {"email": "sari@cakrawala.test"})]

    assert ["Minta tautan untuk kata sandi baru" in answer.content.decode() for answer in answers] == [True, True]
    assert not Job.objects.exists()


def test_a_forgotten_password_is_asked_for_by_the_same_answer_and_work_for_all(client, with_mail, monkeypatch):
    make_writer(email="sari@cakrawala.test")
    make_writer(email="pergi@cakrawala.test", is_active=False)
    hashed = []
    encode = MD5PasswordHasher.encode
    monkeypatch.setattr(MD5PasswordHasher, "encode", lambda *args: hashed.append(1) or encode(*args))

    answers, work = set(), set()
    for email in ["sari@cakrawala.test", "SARI@cakrawala.test", "tiada@cakrawala.test", "pergi@cakrawala.test"]:
        stranger = Client()
        with CaptureQueriesContext(connection) as queries:
            answer = stranger.post("/admin/lupa/", {"email": email})
        work.add((len(queries), len(hashed)))
        answers.add(re.sub(r'value="\w+"', "", answer.content.decode()))

    assert len(answers) == 1
    assert len(work) == 1
    assert letters.outbox == []
    assert not any("@" in job.key for job in Job.objects.all())

    publishing.run_due()

    [letter] = letters.outbox
    assert letter.to == ["sari@cakrawala.test"]
    come_in(address_in(letter.body + " "))
    assert User.objects.get(email="sari@cakrawala.test").check_password(NEW)
    assert not Job.objects.filter(kind="forgotten").exists()


def test_a_refused_letter_is_tried_again_and_names_nobody(client, with_mail, monkeypatch):
    def refuse(*args):
        raise SMTPRecipientsRefused({"sari@cakrawala.test": (550, b"no")})

    make_writer(email="sari@cakrawala.test")
    client.post("/admin/lupa/", {"email": "sari@cakrawala.test"})
    with monkeypatch.context() as patch:
        patch.setattr(mail, "send_mail", refuse)
        publishing.run_due()

    [job] = Job.objects.filter(kind="forgotten")
    assert "sari" not in job.error + job.key
    Job.objects.update(due_at=timezone.now())
    publishing.run_due()
    assert len(letters.outbox) == 1


@pytest.mark.parametrize(
    "email", ["bukan surel", "", "a" * 10_000 + "@x.test", "a@x.test\r\nBcc: b@x.test", "\x00@x.test"]
)
def test_what_is_no_email_is_no_error(client, with_mail, email):
    assert client.post("/admin/lupa/", {"email": email}).status_code == 200
    publishing.run_due()
    assert letters.outbox == []


def test_asking_again_and_again_is_slowed_by_the_address(client, with_mail, settings):
    settings.LIMITS = settings.LIMITS | {"forgotten": Rates(None, Rate(2, 3600))}

    answers = [client.post("/admin/lupa/", {"email": f"{n}@x.test"}) for n in range(3)]

    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert "terlalu banyak yang meminta kata sandi baru" in answers[-1].content.decode()


# A left colleague


def test_who_is_switched_off_or_renamed_has_no_link_any_more(client, manager):
    sari, dewi = make_writer(name="Sari"), make_writer(name="Dewi")
    addresses = [address_in(client.post(f"{LIST}{person.pk}/tautan/")) for person in (sari, dewi)]

    for person, changes in [(sari, {"is_active": None}), (dewi, {"email": "dewi.baru@cakrawala.test"})]:
        url = f"{LIST}{person.pk}/change/"
        data = {name: value for name, value in (opened(client, url) | changes).items() if value is not None}
        assert client.post(url, data | {"_save": "1"}).status_code == 302

    assert [Client().get(address).status_code for address in addresses] == [404, 404]
