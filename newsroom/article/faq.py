"""The questions under an article; one that readers asked comes filled in, and waits for its answer."""

from django import forms
from django.contrib import admin
from django.utils.text import capfirst

from articles.models import FaqItem
from newsroom.article.questions import question_of
from newsroom.changes import NoticesChanges


class FaqItemForm(NoticesChanges, forms.ModelForm):
    pass


class FaqItemInline(admin.StackedInline):
    model = FaqItem
    form = FaqItemForm
    extra = 0
    classes = ["collapse"]


class FillsInQuestion(admin.ModelAdmin):
    """Without an answer nothing is kept of the row."""

    def get_inline_instances(self, request, obj=None):
        inlines = super().get_inline_instances(request, obj)
        for inline in inlines:
            if isinstance(inline, FaqItemInline) and obj and question_of(request):
                inline.extra, inline.classes = 1, []
        return inlines

    def get_formset_kwargs(self, request, obj, inline, prefix):
        options = super().get_formset_kwargs(request, obj, inline, prefix)
        if isinstance(inline, FaqItemInline) and obj.pk and (question := question_of(request)):
            options["initial"] = [{"question": capfirst(str(question))}]
        return options
