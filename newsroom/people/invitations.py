"""A colleague is invited by one form; the link that lets them in is shown once, to be copied, and mailed where mail is
set up. The same link gives a new password to whoever cannot get in."""

from datetime import timedelta
from urllib.parse import quote

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponseRedirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from accounts import entry
from accounts.models import EntryLink, User
from articles import bin
from articles.models import Author, SiteSettings
from newsroom.people import mail
from newsroom.people.roles import RoleField, role_of

NEW, NONE = "baru", "tanpa"
PENDING = "menunggu"
MAILED = "Tautannya juga dikirim ke {}."
NOT_MAILED = (
    "Surel ke {} tidak terkirim: server surel menolaknya atau tidak menjawab. Kirim tautan di bawah dengan cara lain."
)
REVOKED = "Undangan untuk {} dicabut. Tautannya tidak berlaku lagi."
LINK_ENDED = "Tautan untuk {} dicabut. Kata sandi yang lama tetap berlaku."
NOTHING_TO_END = "Tidak ada tautan yang berlaku untuk {}."


class InvitationForm(forms.ModelForm):
    groups = RoleField(empty_label=None)
    byline = forms.ChoiceField(
        label="Nama di artikel",
        help_text="Penulis baru dibuat saat undangan diterima. Yang sudah ada langsung dihubungkan dengan akun ini.",
    )

    class Meta:
        model = User
        fields = ["email", "name", "groups"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["byline"].choices = [  # type: ignore[attr-defined]  # a ChoiceField's
            (NEW, "Penulis baru dengan nama ini"),
            (NONE, "Tanpa nama di artikel"),
            *((str(author.pk), str(author)) for author in free_bylines()),
        ]

    def save(self, commit=True):
        self.instance.set_unusable_password()
        return super().save(commit)

    @property
    def makes_byline(self) -> bool:
        return self.cleaned_data["byline"] == NEW

    def connect_byline(self) -> None:
        """An author who is there is the person's from now on; one who is new is made when the person comes."""
        if self.cleaned_data["byline"] not in {NEW, NONE}:
            free_bylines().filter(pk=self.cleaned_data["byline"]).update(user=self.instance)


def free_bylines():
    return Author.objects.filter(user=None, kind=Author.Kind.PERSON)


class PendingFilter(admin.SimpleListFilter):
    title, parameter_name = "undangan", "undangan"

    def lookups(self, request, model_admin):
        return [(PENDING, "Menunggu")]

    def queryset(self, request, queryset):
        return queryset.filter(entry_link__purpose="invitation") if self.value() == PENDING else queryset


class Invites(admin.ModelAdmin):
    """The part of the screen of people that lets them in."""

    add_form = InvitationForm
    add_form_template = None
    add_fieldsets = [(None, {"fields": ["email", "name", "byline", "groups"]})]

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("<number:pk>/tautan/", view(never_cache(require_POST(self.link_view))), name="accounts_user_link"),
            path("<number:pk>/cabut/", view(require_POST(self.revoke_view)), name="accounts_user_revoke"),
            *super().get_urls(),
        ]

    def add_view(self, request, form_url="", extra_context=None):
        title = {"title": "Undang orang"}
        return super().add_view(request, form_url, title | (extra_context or {}))

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if not change:
            form.connect_byline()
            request.makes_byline = form.makes_byline

    def response_add(self, request, obj, post_url_continue=None):
        return self._give_link(request, obj, makes_byline=request.makes_byline)

    @transaction.atomic
    def link_view(self, request, pk):
        """A new link, in the place of the one that the person has."""
        user = self._person(request, pk)
        former = EntryLink.objects.filter(user=user).first()
        self.log_change(request, user, "Tautan baru dibuat.")
        return self._give_link(request, user, makes_byline=bool(former and former.makes_byline))

    @transaction.atomic
    def revoke_view(self, request, pk):
        """Who was invited and never came has left no trace: the account goes, and the e-mail can be invited anew."""
        user = self._person(request, pk)
        link = EntryLink.objects.filter(user=user).first()
        if link is None:
            messages.warning(request, NOTHING_TO_END.format(user))
        elif is_awaited(user) and not _has_traces(user):
            self.log_deletions(request, User.objects.filter(pk=user.pk))
            user.delete()
            messages.success(request, REVOKED.format(user))
            return HttpResponseRedirect(reverse("admin:accounts_user_changelist"))
        else:
            link.delete()
            self.log_change(request, user, "Tautan dicabut.")
            messages.success(request, LINK_ENDED.format(user))
        return HttpResponseRedirect(reverse("admin:accounts_user_change", args=[pk]))

    def _person(self, request, pk):
        user = self.get_object(request, str(pk))
        if user is None or user == request.user or not self.has_change_permission(request, user):
            raise PermissionDenied
        return user

    def _give_link(self, request, user, *, makes_byline):
        """Shown in answer to the form itself: what is stored of the link cannot bring it back."""
        is_invitation = is_awaited(user)
        purpose = EntryLink.Purpose.INVITATION if is_invitation else EntryLink.Purpose.RESET
        lasts = timedelta(days=settings.INVITATION_DAYS) if is_invitation else timedelta(hours=settings.RESET_HOURS)
        key = entry.make_link(user, purpose, lasts=lasts, by=request.user, makes_byline=makes_byline)
        letter = letter_of(user, key)
        self._mail(request, user, letter)
        context = {
            **self.admin_site.each_context(request),
            "title": f"Undangan untuk {user}" if is_invitation else f"Kata sandi baru untuk {user}",
            "opts": self.opts,
            "person": user,
            "link": user.entry_link,
            "address": entry.address_of(key),
            "letter": letter,
            "whatsapp": f"https://wa.me/?text={quote(letter)}",
        }
        return TemplateResponse(request, "admin/accounts/user/link.html", context)

    def _mail(self, request, user, letter):
        if not mail.is_set_up():
            return
        try:
            mail.send(user.email, subject_of(user.entry_link), letter)
        except mail.MailRefused:
            messages.warning(request, NOT_MAILED.format(user.email))
        else:
            messages.success(request, MAILED.format(user.email))

    @admin.display(description="cara masuk")
    def way_in(self, user):
        return state_of(user)

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        may = change and obj != request.user and self.has_change_permission(request, obj)
        context |= {"may_give_link": may, "is_awaited": change and is_awaited(obj)}
        return super().render_change_form(request, context, add, change, form_url, obj)


def is_awaited(user: User) -> bool:
    """Invited, and never been in."""
    return not user.has_usable_password() and user.last_login is None


def _has_traces(user):
    """Whether anything but a byline names the account, as it may be where an older site brought it along."""
    return any(not issubclass(reference.field.model, Author) for reference in bin.goes_along([user]).references)


def state_of(user: User) -> str:
    """How the person gets in, or does not yet."""
    link = getattr(user, "entry_link", None)
    if link and entry.is_usable(link):
        return f"{link.get_purpose_display().capitalize()}, berlaku sampai {moment(link.expires_at)}"
    if is_awaited(user):
        return "Undangan kedaluwarsa" if link else "Belum diundang"
    return "Kata sandi" if user.has_usable_password() else "Belum ada kata sandi"


def letter_of(user: User, key: str) -> str:
    """To be mailed, or sent by WhatsApp."""
    link = user.entry_link
    context = {
        "person": user,
        "organisation": SiteSettings.current().organisation,
        "role": role_of(user.groups.all()) or "",
        "is_invitation": link.purpose == EntryLink.Purpose.INVITATION,
        "address": entry.address_of(key),
        "until": moment(link.expires_at),
    }
    return render_to_string("admin/accounts/user/letter.txt", context).strip()


def subject_of(link: EntryLink) -> str:
    return "Undangan ke ruang redaksi" if link.purpose == EntryLink.Purpose.INVITATION else "Kata sandi baru"


def moment(time) -> str:
    return date_format(timezone.localtime(time), "j F Y, H.i")
