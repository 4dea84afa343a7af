"""Who else has an article open to be changed: told before anything is typed. Nobody is locked out."""

from django.db import IntegrityError
from django.http import Http404, HttpResponseBadRequest, JsonResponse
from django.urls import path
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.formats import date_format
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from articles.models import Article, Presence
from newsroom.article.at_work import article_at_work
from newsroom.article.part import ScreenPart
from newsroom.kept import FIELD, NUMBER

LEAVES = "pergi"  # sent by a window that is closed
SOMEBODY = "Rekan tanpa nama"  # an e-mail is for administrators to know


class Present(ScreenPart):
    def urls(self):
        view = self.screen.admin_site.admin_view(self.presence_view)
        return [path("<number:pk>/kehadiran/", view, name="articles_article_presence")]

    def urls_of_next(self):
        view = self.screen.admin_site.admin_view(self.presence_view)
        return [path("<number:pk>/versi-baru/kehadiran/", view, name="articles_article_next_presence")]

    def context(self, request, article):
        is_of_next = self.screen.is_of_next
        return {"others": others(article, request.user, is_of_next=is_of_next) if article.pk else []}

    @method_decorator([require_POST, never_cache])
    def presence_view(self, request, pk):
        """A window says that it is there, every 20 seconds, or that it leaves: ``{"others": [sentence, …]}``."""
        is_of_next = self.screen.is_of_next
        article = article_at_work(self.screen, request, pk)
        window = request.POST.get(FIELD, "")
        if not NUMBER.fullmatch(window):
            return HttpResponseBadRequest("Nomor jendela tidak dikenal.", content_type="text/plain; charset=utf-8")
        here = Presence(article=article, account=request.user, window=window, is_of_next=is_of_next)
        if LEAVES in request.POST:
            Presence.objects.filter(
                article=article, account=request.user, window=window, is_of_next=is_of_next
            ).delete()
        else:
            try:
                Presence.objects.bulk_create(
                    [here],
                    update_conflicts=True,
                    unique_fields=["article", "account", "window", "is_of_next"],
                    update_fields=["seen_at"],
                )
            except IntegrityError as error:  # the article was deleted a moment ago
                raise Http404 from error
        return JsonResponse({"others": others(article, request.user, is_of_next=is_of_next)})


def others(article: Article, user, *, is_of_next: bool = False) -> list[str]:
    """A sentence for each, whoever came first before the rest. One query."""
    rows = Presence.objects.here().filter(article=article).exclude(account=user.pk).select_related("account")
    told: dict[tuple[int, bool], Presence] = {}
    for row in rows.order_by("since", "pk"):
        told.setdefault((row.account_id, row.is_of_next), row)
    return [_sentence(row, is_of_next) for row in told.values()]


def _sentence(row, is_of_next):
    name = row.account.get_full_name() or SOMEBODY
    what = "juga menyunting" if row.is_of_next == is_of_next else "menyunting versi terbitnya"
    if row.is_of_next and not is_of_next:
        what = "menyunting versi barunya"
    since = timezone.localtime(row.since)
    day = "" if since.date() == timezone.localdate() else f"{date_format(since, 'j F')} "
    return f"{name} {what} sejak {day}{date_format(since, 'H.i')}"
