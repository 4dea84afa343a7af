"""What editors know of search: words that mean the same."""

from django.contrib import admin, messages
from django.http import HttpResponseRedirect
from django.urls import reverse

from articles import publishing
from articles.models import SynonymGroup
from newsroom.article.questions import question_of
from newsroom.base import NewsroomAdmin


@admin.register(SynonymGroup)
class SynonymGroupAdmin(NewsroomAdmin):
    """May be opened for a question of readers, which its words then answer."""

    list_display = ["words"]
    search_fields = ["words"]

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        question = question_of(request)
        chosen = publishing.synonyms_changed(question)
        if question and chosen:
            said = f"Untuk “{question}” sekarang yang pertama tampil “{chosen}”; dicatat sebagai jawabannya."
            messages.info(request, said)

    def response_add(self, request, obj, post_url_continue=None):
        response = super().response_add(request, obj, post_url_continue)
        if question := question_of(request):
            return HttpResponseRedirect(reverse("admin:articles_readerquestion_change", args=[question.pk]))
        return response
