"""Small truths of a campus: what a test does not care about has a sensible value."""

import io
import itertools

from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from accounts.models import User
from accounts.roles import EDITOR, MANAGER, WRITER
from articles import search
from articles.models import Article, Author, Category, OldSlug, Picture, Programme, Tag

count = (number for number in itertools.count(1) if not 1900 <= number < 2100)  # the coach reads those as years
PASSWORD = "cakrawala-di-timur"


def make_user(*, role=None, is_superuser=False, **fields):
    fields.setdefault("email", f"orang{next(count)}@cakrawala.test")
    fields.setdefault("name", "Rahmawati")
    user = User.objects.create_user(password=PASSWORD, is_superuser=is_superuser, **fields)
    if role:
        user.groups.add(Group.objects.get(name=role))
    return user


def make_editor(**fields):
    return make_user(role=EDITOR, **fields)


def make_manager(**fields):
    return make_user(role=MANAGER, **fields)


def make_writer(**fields):
    return make_user(role=WRITER, **fields)


def make_category(**fields):
    fields.setdefault("name", f"Topik {next(count)}")
    return Category.objects.create(**fields)


def make_tag(**fields):
    fields.setdefault("name", f"tag {next(count)}")
    return Tag.objects.create(**fields)


def make_author(**fields):
    fields.setdefault("name", f"Penulis {next(count)}")
    return Author.objects.create(**fields)


def make_programme(**fields):
    fields.setdefault("name", f"Prodi {next(count)}")
    fields.setdefault("summary", "Belajar membangun sistem yang dipakai orang.")
    return Programme.objects.create(**fields)


def make_article(*, tags=(), **fields):
    """A published article, unless told; search knows it as if it had been saved in the newsroom."""
    fields.setdefault("title", f"Cara memilih jurusan, bagian {next(count)}")
    fields.setdefault("summary", "Tiga pertanyaan sebelum memilih jurusan.")
    fields.setdefault("body", "<p>Mulai dari yang kamu suka, bukan dari yang ramai.</p>")
    fields.setdefault("status", Article.Status.PUBLISHED)
    if fields["status"] == Article.Status.PUBLISHED:
        fields.setdefault("published_at", timezone.now())
    if fields["status"] == Article.Status.ARCHIVED:
        fields.setdefault("first_published_at", timezone.now())
    if "category" not in fields:
        fields["category"] = make_category()
    if "author" not in fields:
        fields["author"] = make_author()
    article = Article.objects.create(**fields)
    article.tags.set(tags)
    search.put(article)
    return article


def make_old_slug(thing, slug):
    """A slug that once led to ``thing``; one that was never stored counts as deleted since."""
    kind = ContentType.objects.get_for_model(thing)
    return OldSlug.objects.create(content_type=kind, object_id=thing.pk or 987654, slug=slug)


def picture_file(name="lab.png", *, size=(32, 24), kind="PNG", **options):
    buffer = io.BytesIO()
    Image.new("RGB", size, "#0e2235").save(buffer, kind, **options)
    return SimpleUploadedFile(name, buffer.getvalue())


def make_picture(**fields):
    fields.setdefault("file", picture_file())
    fields.setdefault("alt", "Mahasiswa di laboratorium komputer")
    return Picture.objects.create(**fields)
