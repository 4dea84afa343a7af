"""The acts of the table, each sent as a forged form: all that an administrator's page would send, by whoever asks."""

import hashlib

from django.apps import apps
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import CharField, TextField
from django.test import Client
from django.urls import reverse

from accounts.roles import MANAGER, WRITER
from articles.fields import RichTextField
from articles.models import NextVersion, Revision, SentForm
from tests.factories import PASSWORD, picture_file

FORGED = "Palsu"
NEW_PASSWORD = "cakrawala-di-barat"


def url_of(thing, name):
    return reverse(f"admin:{thing._meta.app_label}_{thing._meta.model_name}_{name}", args=[thing.pk])


def list_of(thing, name="changelist"):
    return reverse(f"admin:{thing._meta.app_label}_{thing._meta.model_name}_{name}")


def fingerprint():
    """Of all rows of ours; two of the same database are equal."""
    digest = hashlib.sha256()
    for model in apps.get_models(include_auto_created=True):
        if model._meta.app_label in {"articles", "accounts"} and model is not SentForm:  # which says: that was sent
            digest.update(repr([model.__name__, *model.objects.order_by("pk").values_list()]).encode())
    return digest.hexdigest()


class Forger:
    """Whoever asks in ``role``, with the forms of an administrator's pages."""

    def __init__(self, world, role):
        self.world, self.client, self.person = world, Client(), world.people[role]
        self.client.cookies.update(world.clients[role].cookies)  # some acts renew the session, and are undone

    def act(self, name, thing):
        return self.ACTS[name](self, self.person if thing == "oneself" else self.world.things.get(thing))

    def send(self, url, data, button="_save", **changes):
        self.client.post(url, data | {button: "1"} | changes)

    def save(self, thing, button="_save", **changes):
        """Its whole form with one text of it changed."""
        url = url_of(thing, "change")
        data = self.world.page(url)
        if not changes:
            text = next(
                field.name
                for field in thing._meta.fields
                if isinstance(field, CharField | TextField) and not isinstance(field, RichTextField)
                if not field.choices and field.name in data and field.name not in {"path", "slug", "email"}
            )
            changes = {text: "/berita?x=1" if text == "target" else f"{FORGED}, {FORGED}2"}
        self.send(url, data, button, **changes)

    def add_article(self, _, button="_save"):
        data = self.world.page(reverse("admin:articles_article_add"))
        needed = {"summary": "Tiga pertanyaan.", "category": self.world.things["category"].pk, "author": self.author.pk}
        self.send(reverse("admin:articles_article_add"), data, button, title=FORGED, body="<p>Isi.</p>", **needed)

    @property
    def author(self):
        return self.world.things["own author"]

    def publish(self, article, **when):
        self.save(article, "_publish", author=self.author.pk, summary="Tiga pertanyaan.", **when)

    def delete(self, thing):
        if thing is None:  # oneself, of nobody
            return
        self.client.post(url_of(thing, "delete"), {"post": "yes", "lead_to": "nowhere"})

    def delete_from_list(self, thing):
        chosen = {"action": "delete_selected", "_selected_action": [thing.pk]}
        self.client.post(list_of(thing), chosen | {"post": "yes", "lead_to": "nowhere"})

    def move(self, category):
        data = self.world.page(list_of(category), "@id='changelist-form'")
        self.send(list_of(category), data, **{"form-0-position": 77})

    def pin(self, article):
        other = self.world.things["other's published article"]
        self.client.post(reverse("admin:articles_article_related", args=[article.pk]), {"pin": other.pk})

    def go_back(self, article):
        sent = {"versi": 1, "terbaru": 1}
        self.client.post(reverse("admin:articles_article_restore", args=[article.pk]), sent)

    def write_next(self, article, button="_save", **changes):
        """The form of its next version, with another title."""
        url = reverse("admin:articles_article_next", args=[article.pk])
        self.send(url, self.world.page(url), button, **{"title": FORGED} | changes)

    def discard_next(self, article):
        self.client.post(reverse("admin:articles_article_next_discard", args=[article.pk]))

    def join(self, article):
        """A text of one's own with what was saved since."""
        texts = Revision.objects.filter(article=article, kind=Revision.Kind.AUTOMATIC)
        own = texts.filter(made_by=self.person).first() or texts.first()
        url = reverse("admin:articles_article_join", args=[article.pk])
        self.client.post(f"{url}?punya={own.number}", {"mereka": 1})

    def save_by_itself(self, article, name="autosave"):
        data = self.world.page(url_of(article, "change")) | {"title": FORGED}
        self.client.post(reverse(f"admin:articles_article_{name}", args=[article.pk]), data)

    def begin_draft(self, _):
        url = reverse("admin:articles_article_autosave_add")
        self.client.post(url, {"title": FORGED, "_kept": "a1" * 16})

    def be_seen(self, article, name="presence"):
        self.client.post(reverse(f"admin:articles_article_{name}", args=[article.pk]), {"_kept": "a1" * 16})

    def upload(self, _):
        self.client.post(reverse("admin:articles_picture_upload"), {"upload": picture_file()})

    def replace_file(self, picture):
        self.save(picture, file=picture_file(size=(64, 48)))

    def add_tag(self, _):
        self.send(reverse("admin:articles_tag_add"), self.world.page(reverse("admin:articles_tag_add")), name=FORGED)

    def add_redirect(self, _):
        url = reverse("admin:articles_redirect_add")
        self.send(url, self.world.page(url), source="/palsu", target="/berita")

    def import_redirects(self, _):
        url, table = reverse("admin:articles_redirect_import"), "dari,ke\n/palsu,/berita\n"
        self.client.post(url, {"file": SimpleUploadedFile("p.csv", table.encode())})
        self.client.post(url, {"text": table})

    def add_person(self, _):
        url = reverse("admin:accounts_user_add")
        role = Group.objects.get(name=WRITER).pk
        self.send(url, self.world.page(url), email="palsu@cakrawala.test", name=FORGED, groups=role, byline="baru")

    def make_link(self, person):
        self.client.post(url_of(person, "link"))

    def unlock(self, person):
        self.client.post(url_of(person, "unlock"))

    def end_sessions(self, person):
        self.client.post(url_of(person, "end"))

    def ask_reset(self, person):
        self.client.post(url_of(person, "factor"))

    def rename_oneself(self, _):
        self.client.post(
            reverse("admin:account"), {"name": FORGED, "email": "palsu@cakrawala.test", "is_superuser": "on"}
        )

    def revoke_link(self, person):
        self.client.post(url_of(person, "revoke"))

    def rise(self, _):
        self.change_oneself(is_superuser="on", is_staff="on", is_active="on", groups=self.manager.pk)

    def let_oneself_out(self, _):
        self.change_oneself(is_staff="", is_active="", groups="")

    @property
    def manager(self):
        return Group.objects.get(name=MANAGER)

    def change_oneself(self, **changes):
        url = url_of(self.person or self.world.people["reader"], "change")
        data = {name: value for name, value in self.world.page(url).items() if name not in changes}
        self.send(url, data, **{name: value for name, value in changes.items() if value})

    def set_password(self, person):
        secrets = {"usable_password": "true", "password1": NEW_PASSWORD, "password2": NEW_PASSWORD}
        self.client.post(reverse("admin:auth_user_password_change", args=[person.pk]), secrets)

    def change_own_password(self, _):
        secrets = {"old_password": PASSWORD, "new_password1": NEW_PASSWORD, "new_password2": NEW_PASSWORD}
        self.client.post(reverse("admin:password_change"), secrets)

    def accept(self, article):
        self.save(article, **{"accepted-programme": "Untuk semua prodi"})

    def name_revision(self, article):
        self.client.post(url_of(article, "name_revision"), {"versi": 1, "nama": FORGED})

    def publish_compared(self, article):
        self.client.post(url_of(article, "publish"), {"terbaru": 1})

    def publish_next_compared(self, article):
        head = NextVersion.objects.get(article=article).head
        self.client.post(url_of(article, "publish"), {"terbaru": head, "versi-baru": 1})

    def erase(self, thing):
        title = thing.title
        self.client.post(url_of(thing, "erase"), {"title": title})

    def forget_name(self, person):
        self.client.post(url_of(person, "forget"))

    def restore(self, item):
        self.client.post(reverse("admin:articles_binneditem_restore"), {"item": item.pk})

    def withdraw(self, article):
        self.client.post(reverse("admin:articles_article_withdraw", args=[article.pk]))

    def send_on(self, missing):
        self.client.post(reverse("admin:missing_alihkan", args=[missing.pk]), {"ke": "/berita"})

    def ignore(self, missing):
        self.client.post(reverse("admin:missing_abaikan", args=[missing.pk]))

    def answer_question(self, question):
        article = self.world.things["other's published article"]
        url = reverse("admin:question_jawab", args=[question.pk])
        self.client.post(url, {"jawaban": f"articles.article {article.pk}"})

    def answer_with_draft(self, question):
        url = f"{reverse('admin:articles_article_add')}?pertanyaan={question.pk}"
        self.send(url, self.world.page(url), title=FORGED, body="<p>Isi.</p>")

    def release(self, question):
        url = reverse("admin:question_lepas", args=[question.pk])
        self.client.post(url, {"jawaban": question.answers.get().pk})

    def decline(self, question):
        self.client.post(reverse("admin:question_bukan", args=[question.pk]))

    def try_again(self, job):
        self.client.post(reverse("admin:job_ulangi", args=[job.pk]))

    def give_up(self, job):
        self.client.post(reverse("admin:job_batalkan", args=[job.pk]))

    def merge(self, thing):
        """With any other of its kind."""
        others = [other for other in self.world.things.values() if type(other) is type(thing) and other != thing]
        self.client.post(list_of(thing, "merge"), {"item": [thing.pk, others[0].pk], "kept": thing.pk})

    ACTS = {
        "save": save,
        "add an article": add_article,
        "add as published": lambda self, thing: self.add_article(thing, "_publish"),
        "send for review": lambda self, thing: self.save(thing, "_submit", title=FORGED),
        "return with a reason": lambda self, thing: self.save(thing, "_return", reason="Sebutkan sumbernya."),
        "publish": publish,
        "schedule": lambda self, thing: self.publish(thing, published_at_0="17-08-2030", published_at_1="08.15"),
        "withdraw": withdraw,
        "save a next version": write_next,
        "send a next version for review": lambda self, thing: self.write_next(thing, "_submit"),
        "return a next version": lambda self, thing: self.write_next(thing, "_return", reason="Sebutkan sumbernya."),
        "publish a next version": lambda self, thing: self.write_next(thing, "_publish"),
        "schedule a next version": lambda self, thing: self.write_next(
            thing, "_publish", publish_at_0="17-08-2030", publish_at_1="08.15"
        ),
        "take in a next version": lambda self, thing: self.write_next(thing, "_take_in"),
        "discard a next version": discard_next,
        "draw anew": lambda self, thing: self.save(thing, "_redraw", title=FORGED),
        "accept advice": accept,
        "save by itself": save_by_itself,
        "begin a draft by typing": begin_draft,
        "save a next version by itself": lambda self, thing: self.save_by_itself(thing, "next_autosave"),
        "be seen at work": be_seen,
        "be seen at a next version": lambda self, thing: self.be_seen(thing, "next_presence"),
        "go back to a revision": go_back,
        "merge with what was saved since": join,
        "name a revision": name_revision,
        "publish what was compared": publish_compared,
        "publish a next version that was compared": publish_next_compared,
        "pin a related article": pin,
        "delete": delete,
        "delete for good": delete,
        "erase": erase,
        "forget the name": forget_name,
        "delete from the list": delete_from_list,
        "restore": restore,
        "upload a picture": upload,
        "replace its file": replace_file,
        "add a tag": add_tag,
        "merge": merge,
        "move in the list": move,
        "add a redirect": add_redirect,
        "import redirects": import_redirects,
        "send on": send_on,
        "ignore": ignore,
        "answer with an article": answer_question,
        "answer with a draft of one's own": answer_with_draft,
        "release its answer": release,
        "decline": decline,
        "try again": try_again,
        "give up": give_up,
        "invite a person": add_person,
        "make a link": make_link,
        "revoke a link": revoke_link,
        "unlock": unlock,
        "change one's own name": rename_oneself,
        "ask that a factor be taken away": ask_reset,
        "end the sessions": end_sessions,
        "make oneself administrator": rise,
        "let oneself out": let_oneself_out,
        "set a password": set_password,
        "change one's own password": change_own_password,
    }
