"""Pertanyaan pembaca: what readers asked and did not get, most asked first, and what answers it."""

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.http import urlencode
from django.utils.text import capfirst
from django.views.decorators.http import require_POST

from articles import kinds, publishing, questions
from articles.models import QuestionAnswer, ReaderQuestion
from articles.text.numbers import number_in
from newsroom.article.questions import ASKED_FOR
from newsroom.base import NewsroomAdmin
from newsroom.question_rows import asked_of, offered_for, shown_today, told_to

State = ReaderQuestion.State


def chosen_tab(state: str | None) -> str:
    return state if state and state in State else State.OPEN


class StateFilter(admin.SimpleListFilter):
    """The tabs, each with the number of questions behind it; the list opens on those that wait for somebody."""

    title, parameter_name = "keadaan", "keadaan"
    template = "admin/articles/readerquestion/_tabs.html"

    def lookups(self, request, model_admin):
        return State.choices

    def choices(self, changelist):
        counts = ReaderQuestion.objects.counted_by_state()
        for state, name in State.choices:
            yield {
                "display": name,
                "count": counts[state],
                "query_string": f"?{self.parameter_name}={state}",
                "selected": state == self.state,
            }

    @property
    def state(self) -> str:
        return chosen_tab(self.value())

    def queryset(self, request, queryset):
        return queryset.filter(state=self.state)


class QuestionList(ChangeList):
    def get_results(self, request):
        super().get_results(request)
        told = told_to(request.user, self.result_list)
        for question in self.result_list:
            question.told = told[question.pk]
            question.rights = rights_of(request.user)


@admin.register(ReaderQuestion)
class ReaderQuestionAdmin(NewsroomAdmin):
    has_bin = False
    list_display = ["question", "asked", "standing", "steps"]
    list_display_links = None
    list_filter = [StateFilter]
    list_per_page = 25
    show_full_result_count = False
    search_fields = ["words"]
    actions = None

    @admin.display(description="pertanyaan")
    def question(self, question):
        context = {"question": question, "asked": asked_of(question)}
        return render_to_string("admin/articles/readerquestion/_question.html", context)

    @admin.display(description="ditanyakan")
    def asked(self, question):
        return render_to_string("admin/articles/readerquestion/_asked.html", {"asked": asked_of(question)})

    @admin.display(description="keadaan")
    def standing(self, question):
        context = {"question": question, "told": question.told}
        return render_to_string("admin/articles/readerquestion/_standing.html", context)

    @admin.display(description="langkah berikutnya")
    def steps(self, question):
        context = steps_for(question) | question.rights | {"told": question.told}
        return render_to_string("admin/articles/readerquestion/_steps.html", context)

    def get_changelist(self, request, **kwargs):
        return QuestionList

    def changelist_view(self, request, extra_context=None):
        context = {"state": chosen_tab(request.GET.get("keadaan")), "title": "Pertanyaan pembaca"}
        return super().changelist_view(request, context | (extra_context or {}))

    # Who may do what

    def get_queryset(self, request):
        rows = ReaderQuestion.objects.with_weeks()
        return rows.prefetch_related("weeks", "answers__thing")

    def get_ordering(self, request):
        return ["-recent", "-count", "pk"]

    def has_add_permission(self, request):
        return False

    def history_view(self, request, object_id, extra_context=None):
        """For those who answer: it names drafts."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        return super().history_view(request, object_id, extra_context)

    # One question

    def change_view(self, request, object_id, form_url="", extra_context=None):
        question = self.get_object(request, unquote(object_id))
        if not self.has_view_permission(request, question):
            raise PermissionDenied
        if question is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        wanted = " ".join(request.GET.get("cari", "").replace("\x00", "").split())[:100]
        context = {
            **self.admin_site.each_context(request),
            **steps_for(question),
            **rights_of(request.user),
            "title": f"Pertanyaan pembaca: {question}",
            "opts": self.opts,
            "asked": asked_of(question),
            "told": told_to(request.user, [question], with_missing=True)[question.pk],
            "shown": shown_today(question),
            "wanted": wanted,
            "offered": offered_for(wanted, request.user) if wanted else [],
            "may_delete": self.has_delete_permission(request, question),
            "media": self.media,
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(request, "admin/articles/readerquestion/question.html", context)

    def get_urls(self):
        def step(name, view):
            return path(f"<number:pk>/{name}/", self.admin_site.admin_view(require_POST(view)), name=f"question_{name}")

        return [
            step("jawab", self.answer_view),
            step("lepas", self.release_view),
            step("bukan", self.decline_view),
            *super().get_urls(),
        ]

    def answer_view(self, request, pk):
        """``jawaban`` names a page: ``articles.article 12``."""
        question = self._row(request, pk)
        label, _, key = request.POST.get("jawaban", "").partition(" ")
        kind = next((kind for kind in kinds.all_kinds() if kind.search and kind.label == label), None)
        thing = kind.model.objects.filter(pk=number_in(key) or 0).first() if kind else None
        if thing is None:
            messages.warning(request, "Halaman itu sudah tidak ada. Pilih yang lain.")
            return self._back(question)
        publishing.answer_question(question, thing)
        self.log_change(request, question, f"Jawabannya: “{thing}”.")
        question = self.get_queryset(request).get(pk=pk)
        named = next(one for one in questions.standings_of(question) if one.answer.thing == thing)
        if question.state == State.DECLINED:
            messages.success(request, f"“{thing}” dicatat sebagai jawaban.")
        elif named.is_shown:
            messages.success(request, f"Terjawab: pembaca yang mencari “{question}” melihat “{thing}”. {named.words}")
        else:
            messages.warning(request, f"“{thing}” dicatat sebagai jawaban. {named.words}")
        return self._back(question)

    def release_view(self, request, pk):
        """``jawaban`` is the number of the pair."""
        question = self._row(request, pk)
        key = number_in(request.POST.get("jawaban", "")) or 0
        named = QuestionAnswer.objects.named().filter(question=question, pk=key).first()
        if named is None:
            messages.warning(request, "Jawaban itu sudah dilepas.")
            return self._back(question)
        thing = named.thing
        publishing.release_answer(named)
        self.log_change(request, question, f"Bukan lagi jawabannya: “{thing}”.")
        messages.success(request, f"“{thing}” bukan lagi jawaban pertanyaan ini.")
        return self._back(question)

    def decline_view(self, request, pk):
        """And back."""
        question = self._row(request, pk)
        if question.state == State.DECLINED:
            publishing.take_question_back(question)
            self.log_change(request, question, "Dikembalikan ke daftar.")
            messages.success(request, f"“{question}” kembali ke daftar.")
            return self._back(question)
        questions.decline(question)
        self.log_change(request, question, "Bukan untuk kami.")
        said = render_to_string("admin/articles/readerquestion/_declined.html", {"question": question}, request)
        messages.success(request, said)
        return HttpResponseRedirect(reverse("admin:articles_readerquestion_changelist"))

    def _row(self, request, pk):
        if not self.has_change_permission(request):
            raise PermissionDenied
        return get_object_or_404(ReaderQuestion, pk=pk)

    def _back(self, question):
        return HttpResponseRedirect(reverse("admin:articles_readerquestion_change", args=[question.pk]))


def steps_for(question: ReaderQuestion) -> dict:
    """The next steps as templates link to them."""
    words = f"{question}, {question.pressed}" if question.pressed else f"{question}, "
    return {
        "question": question,
        "new_article": urlencode({"title": capfirst(str(question)), ASKED_FOR: str(question.pk)}),
        "new_synonym": urlencode({"words": words, ASKED_FOR: str(question.pk)}),
    }


def rights_of(user) -> dict:
    return {
        "may_answer": user.has_perm("articles.change_readerquestion"),
        "may_write": user.has_perm("articles.add_article"),
    }
