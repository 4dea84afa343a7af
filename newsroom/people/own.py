"""One's own account on one page: the name, and the ways to the password, the second factor, sessions and byline."""

from django import forms
from django.contrib import admin, messages
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.views.decorators.cache import never_cache

from accounts import factors, sessions
from accounts.models import User
from articles.models import Author
from newsroom.people.roles import card_of, role_of

SAVED = "Nama disimpan."


class NameForm(forms.ModelForm):
    class Meta:
        model = User
        fields = ["name"]


def urls(site):
    return [path("akun/", never_cache(site.admin_view(account_view)), name="account")]


def account_view(request):
    """The e-mail and the role are changed by managers, as they say who this is and what is allowed."""
    user = User.objects.get(pk=request.user.pk)  # what was typed and is refused is not shown in the header
    form = NameForm(request.POST or None, instance=user, label_suffix="")
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, SAVED)
        return HttpResponseRedirect(reverse("admin:account"))
    role = role_of(request.user.groups.all())
    context = admin.site.each_context(request) | {
        "title": "Akun",
        "form": form,
        "card": card_of(role) if role else None,
        "author": Author.objects.filter(user=request.user).first(),
        "factor": factors.of(request.user),
        "is_asked": factors.is_asked_of(request.user),
        "session_count": len(sessions.of(request.user)),
    }
    return TemplateResponse(request, "admin/account.html", context)
