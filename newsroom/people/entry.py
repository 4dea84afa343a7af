"""The door for whoever holds a link, and for whoever has forgotten a password. Nobody is signed in here."""

from datetime import timedelta

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.forms import SetPasswordForm
from django.db import transaction
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.crypto import salted_hmac
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from accounts import entry, factors
from accounts.models import EntryLink, User
from articles import jobs
from articles.models import Author
from articles.text.contacts import mailbox
from newsroom.people import mail
from newsroom.people.factors import wait_for_code
from newsroom.people.invitations import letter_of, subject_of
from newsroom.sign_in import come_in

KIND = "forgotten"
BACKEND = "django.contrib.auth.backends.ModelBackend"
READY = "Kata sandi disimpan."
WELCOME = "Akun ini siap dipakai. Lain kali, masuk dengan surel {} dan kata sandi tadi."


class ForgottenForm(forms.Form):
    email = forms.EmailField(
        label="Surel", label_suffix="", widget=forms.EmailInput(attrs={"autocomplete": "username"})
    )


def urls(site):
    return [
        path("undangan/", never_cache(sensitive_post_parameters()(_at(site, entry_view))), name="entry"),
        path("lupa/", never_cache(_at(site, forgotten_view)), name="forgotten"),
    ]


def _at(site, view):
    def viewed(request):
        request.current_app = site.name
        response = view(request, site.each_context(request))
        response["Referrer-Policy"] = "strict-origin"  # of an address with a key in it, nobody hears more
        return response

    return viewed


def entry_view(request, context):
    """Opening a link does nothing, since programs that show previews open it too; the password that is sent ends it."""
    key = request.GET.get("kunci", "")
    link = entry.find(key)
    if link is None:
        context |= {"title": "Tautan tidak berlaku"}
        return render(request, "admin/entry_ended.html", context, status=404)
    context |= {"link": link, "is_invitation": link.purpose == EntryLink.Purpose.INVITATION}
    if request.user.is_authenticated and request.user != link.user:
        context |= {"title": "Akun lain sedang masuk"}
        return render(request, "admin/entry_other.html", context, status=403)
    form = SetPasswordForm(link.user, request.POST or None)
    for field in form.fields.values():
        field.label_suffix = ""
    if request.method == "POST" and form.is_valid() and _come_in(request, key, form.cleaned_data["new_password1"]):
        if factors.of(request.user):  # a link stands for the password, not for the device
            return wait_for_code(request, request.user, reverse("admin:index"))
        return come_in(request, HttpResponseRedirect(reverse("admin:index")))
    context |= {"title": "Buat kata sandi", "form": form}
    return render(request, "admin/entry.html", context)


@transaction.atomic
def _come_in(request, key, password):
    link = entry.use(key, password)
    if link is None:  # sent twice at once
        return False
    user = link.user
    if link.makes_byline and not Author.objects.filter(user=user).exists():
        Author.objects.create(name=user.name, user=user)
    login(request, user, backend=BACKEND)
    messages.success(request, WELCOME.format(user.email) if link.purpose == EntryLink.Purpose.INVITATION else READY)
    return True


# Forgotten


def forgotten_view(request, context):
    """The same work and the same answer for every e-mail: who has it is asked later, by ``run_due``."""
    if request.user.is_authenticated:
        return HttpResponseRedirect(reverse("admin:index"))
    form = ForgottenForm(request.POST or None)
    is_asked = mail.is_set_up() and request.method == "POST" and form.is_valid()
    if is_asked:
        jobs.defer(KIND, digest_of(mailbox(form.cleaned_data["email"])))
    context |= {"title": "Lupa kata sandi", "form": form, "has_mail": mail.is_set_up(), "is_asked": is_asked}
    return render(request, "admin/forgotten.html", context)


def send_forgotten(digest: str) -> None:
    """The work behind it. Raises ``MailRefused``, and is then tried again later; nobody is told whose it was."""
    for user in User.objects.filter(is_active=True, is_staff=True):
        if digest_of(user.email) == digest:
            lasts = timedelta(hours=settings.RESET_HOURS)
            key = entry.make_link(user, EntryLink.Purpose.RESET, lasts=lasts)
            mail.send(user.email, subject_of(user.entry_link), letter_of(user, key))


def digest_of(email: str) -> str:
    """What waits in the table of work names nobody."""
    return salted_hmac("newsroom.forgotten", email.lower(), algorithm="sha256").hexdigest()
