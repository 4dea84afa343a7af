"""Who asks, and what there is to ask for, in every state that a right depends on."""

from datetime import timedelta

from django.test import Client
from django.utils import timezone

from accounts import entry, factors, lockout
from accounts.models import EntryLink
from articles import publishing, revisions
from articles.models import (
    Article,
    Job,
    MissingPage,
    Page,
    ReaderQuestion,
    Redirect,
    Revision,
    SiteSettings,
    SynonymGroup,
)
from tests.factories import (
    make_article,
    make_author,
    make_category,
    make_editor,
    make_manager,
    make_picture,
    make_programme,
    make_tag,
    make_user,
    make_writer,
)
from tests.newsroom.rights.table import ROLES
from tests.newsroom.sent import opened

Status = Article.Status


def make_invited():
    person = make_writer(name="Citra")
    person.set_unusable_password()
    person.save()
    entry.make_link(person, EntryLink.Purpose.INVITATION, lasts=timedelta(days=7))
    return person


def make_locked():
    person = make_writer(name="Gilang")
    lockout.begin(person.email, devices="", network="")
    return person


def make_signed_in():
    person = make_writer(name="Hana")
    client = Client()
    client.force_login(person)
    client.get("/admin/")
    return person


def make_guarded():
    person = make_writer(name="Yudi")
    factors.make(person, factors.new_nonce(), 1)
    return person


class World:
    """``people`` by their role, ``things`` by the words of the tables; "own" is the writer's."""

    def __init__(self):
        self.pages = {}  # what an administrator's pages hold, by address
        self.people = {
            "anonymous": None,
            "reader": make_user(name="Tanpa pintu", is_staff=False),
            "no role": make_user(name="Tanpa peran"),
            "writer": make_writer(name="Sari"),
            "editor": make_editor(name="Rahmawati"),
            "administrator": make_user(name="Bayu", is_superuser=True),
            "manager": make_manager(name="Laras"),
        }
        self.clients = {role: Client() for role in ROLES}
        for role, person in self.people.items():
            if person:
                self.clients[role].force_login(person)
                self.clients[role].get("/admin/")  # from here on the session is noted
        writer = self.people["writer"]
        other = make_writer(name="Dewi")
        shared = {"category": make_category(name="Karier"), "author": make_author(name="Dewi", user=other)}
        self.things = {
            "category": shared["category"],
            "author": shared["author"],
            "own author": make_author(name="Sari", user=writer),
            "tag": make_tag(name="magang"),
            "twin tag": make_tag(name="kerja praktik"),
            "twin category": make_category(name="Pekerjaan"),
            "programme": make_programme(name="Sistem Informasi"),
            "page": Page.objects.create(title="Tentang", body="<p>Kampus di Jakarta.</p>"),
            "picture": make_picture(uploaded_by=other),
            "redirect": Redirect.objects.create(path="/lama", target="/berita"),
            "missing page": MissingPage.objects.create(path="/hilang", last_on=timezone.localdate()),
            "synonyms": SynonymGroup.objects.create(words="kerja, pekerjaan"),
            "question": ReaderQuestion.objects.create(key="zebra", words="zebra", count=1),
            "held work": Job.objects.create(kind="announce", key="/berita/x", attempts=99),
            "site": SiteSettings.current(),
            "person": other,
            "former person": make_writer(name="Tari", is_active=False),
            "an administrator": make_user(name="Wira", is_superuser=True),
            "an invited person": make_invited(),
            "a locked person": make_locked(),
            "a signed-in person": make_signed_in(),
            "a guarded person": make_guarded(),
            "a manager": make_manager(name="Intan"),
        }
        self.things["site"].save()
        revisions.keep_stored(make_article(title="Lama", changed_by=self.things["former person"]))
        publishing.answer_question(self.things["question"], self.things["programme"])
        for name, person in [("own", writer), ("other's", other)]:
            self.things |= {
                f"{name} draft": self._article(person, Status.DRAFT, shared),
                f"{name} article in review": self._article(person, Status.IN_REVIEW, shared),
                f"{name} scheduled article": self._article(
                    person, Status.PUBLISHED, shared, published_at=timezone.now() + timedelta(days=2)
                ),
                f"{name} published article": self._article(person, Status.PUBLISHED, shared),
                f"{name} withdrawn article": self._article(person, Status.ARCHIVED, shared),
                f"{name} draft in the bin": self._binned(person, shared),
                f"{name} article with a next version": self._with_next_version(person, shared),
                f"{name} article whose next version is in review": self._with_next_version(
                    person, shared, publishing.submit_next
                ),
                f"{name} withdrawn article with a next version": self._with_next_version(
                    person, shared, publishing.withdraw
                ),
            }

    def page(self, url, form="@novalidate"):
        """``{name: value}`` of the form there, as an administrator has it."""
        if url not in self.pages:
            self.pages[url] = opened(self.clients["administrator"], url, form)
        return self.pages[url]

    def _article(self, person, status, shared, **fields):
        article = make_article(title=f"Rahasia {status} {person}", created_by=person, status=status, **shared, **fields)
        revisions.keep_stored(article)
        for typist in ("writer", "editor", "administrator", "manager"):  # revisions 2 to 5: texts of theirs that wait
            content = revisions.content_of(article)
            revisions.write(article, content, kind=Revision.Kind.AUTOMATIC, by=self.people[typist], base=1)
        return article

    def _with_next_version(self, person, shared, verb=None):
        article = self._article(person, Status.PUBLISHED, shared)
        publishing.save_next(article, revisions.content_of(article) | {"title": f"Rahasia baru {person}"}, by=person)
        if verb:
            verb(article, by=person)
        return article

    def _binned(self, person, shared):
        [item] = publishing.delete([self._article(person, Status.DRAFT, shared)], by=person)
        return item
