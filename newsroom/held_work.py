"""Work that failed so often that it is not tried any more: it stands on the dashboard until an editor decides."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.urls import path, reverse
from django.views.decorators.http import require_POST

from articles import jobs, publishing
from articles.models import Article, Job
from articles.text.numbers import number_in

NAMES = {
    "announce": "Pengumuman ke mesin pencari",
    "ask": "Jawaban untuk pertanyaan pembaca",
    "assess": "Pemeriksaan artikel",
    "rebuild": "Pembaruan artikel terkait",
    "rebuild_search": "Pembaruan pencarian",
    "forgotten": "Surel untuk kata sandi baru",
    "locked": "Surel tentang percobaan masuk",
    "publish_next": "Penerbitan versi baru",
    "purge": "Pesan ke tembolok di depan situs",
    "relate": "Artikel terkait",
}
ABOUT_ARTICLES = {"assess", "publish_next", "relate"}  # their key is an article's number
NAMELESS = {"forgotten", "locked"}  # their key is a digest
GONE = "Pekerjaan itu sudah tidak menunggu keputusan."


def urls(site):
    def step(name, view):
        return path(f"pekerjaan/<number:pk>/{name}/", site.admin_view(require_POST(view)), name=f"job_{name}")

    return [step("ulangi", try_again_view), step("batalkan", give_up_view)]


def held_work(most: int) -> dict:
    """How much there is, and the first rows of it, each with ``name``, ``subject`` and whether it ``returns``."""
    rows = Job.objects.held()
    shown = list(rows[:most])
    titles = Article.objects.in_bulk(
        [number for job in shown if job.kind in ABOUT_ARTICLES and (number := number_in(job.key)) is not None]
    )
    for job in shown:
        job.name = NAMES.get(job.kind, job.kind)
        is_about_article = job.kind in ABOUT_ARTICLES
        job.subject = (
            "" if job.kind in NAMELESS else titles.get(number_in(job.key), "") if is_about_article else job.key
        )
        job.returns = job.kind in publishing.REBUILDS  # an update asks for it until it is done
    return {"count": rows.count(), "rows": shown}


def try_again_view(request, pk):
    return _decided(request, jobs.try_again(_allowed(request, pk)), "Pekerjaan ini dicoba lagi dari awal.")


def give_up_view(request, pk):
    return _decided(request, jobs.give_up(_allowed(request, pk)), "Pekerjaan ini dibatalkan.")


def _allowed(request, pk):
    if not request.user.has_perm("articles.publish_article"):
        raise PermissionDenied
    return pk


def _decided(request, was_there, sentence):
    if was_there:
        messages.success(request, sentence)
    else:
        messages.warning(request, GONE)
    return HttpResponseRedirect(reverse("admin:index"))
