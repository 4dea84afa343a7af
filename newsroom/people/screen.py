"""The accounts, and what one of them may change of another."""

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.forms import (
    AdminPasswordChangeForm,
    ReadOnlyPasswordHashField,
    ReadOnlyPasswordHashWidget,
    UserChangeForm,
)
from django.contrib.auth.models import Group
from django.db import connection
from django.db.models import EmailField

from accounts.models import User
from accounts.roles import MANAGER
from articles.text.contacts import mailbox
from newsroom.base import NewsroomAdmin
from newsroom.people.factors import ResetsFactors
from newsroom.people.forgetting import Forgets
from newsroom.people.invitations import Invites, PendingFilter
from newsroom.people.locks import Unlocks
from newsroom.people.roles import RoleField, role_of
from newsroom.people.sessions import EndsSessions

admin.site.unregister(Group)  # the roles are kept by accounts/roles.py


class TypedMailbox(forms.EmailField):
    """Also as mail programs write one."""

    def to_python(self, value):
        return mailbox(super().to_python(value) or "")


# Django's sentence is half English; its script shows and hides the warning.
WHEN_DISABLED = (
    "Bila nonaktif, pengguna ini belum bisa masuk sampai dibuatkan kata sandi lagi."
    '<ul id="id_unusable_warning" class="messagelist"><li class="warning">Kata sandi yang sekarang dihapus.</li></ul>'
)


class PasswordState(ReadOnlyPasswordHashWidget):
    """Whether there is a password, and the way to another; nothing of how it is kept."""

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        if any("value" in fact for fact in context["summary"]):  # the algorithm, the salt …
            context["summary"] = [{"label": "Kata sandi sudah dibuat."}]
        return context


class PasswordForm(AdminPasswordChangeForm):
    usable_password_help_text = WHEN_DISABLED


NOBODY_LEFT = "Ini satu-satunya akun yang bisa mengatur orang. Beri peran Pengelola kepada akun lain dulu, lalu ulangi."
OWN_ACCOUNT = "Peran dan izin masuk akun sendiri diatur oleh Pengelola lain."
ADMINISTRATOR = "Akun administrator boleh semuanya, apa pun perannya. Administrator dibuat di server, bukan di sini."


class UserForm(UserChangeForm):
    password = ReadOnlyPasswordHashField(label="Kata sandi", widget=PasswordState)
    groups = RoleField(required=False)

    def clean(self):
        cleaned = super().clean() or self.cleaned_data
        if not self._stays_manager(cleaned) and not User.objects.managers_besides([self.instance]):
            self.add_error(None, NOBODY_LEFT)
        return cleaned

    def _stays_manager(self, cleaned):
        """Also where nothing was sent of it: what the form does not have stays as it is."""
        groups = cleaned.get("groups", self.instance.groups.all())
        is_manager = self.instance.is_superuser or any(group.name == MANAGER for group in groups)
        enters = all(cleaned.get(name, getattr(self.instance, name)) for name in ("is_active", "is_staff"))
        return is_manager and enters


@admin.register(User)
class UserAdmin(Forgets, Invites, Unlocks, EndsSessions, ResetsFactors, NewsroomAdmin, DjangoUserAdmin):
    """Nobody changes their own role or lets themselves out, and administrators are changed by their like alone."""

    has_bin = False
    before_deleting = "Bila orang ini hanya berhenti bertugas, hilangkan saja centang “aktif”: jejaknya tetap ada."
    form = UserForm
    formfield_overrides = {EmailField: {"form_class": TypedMailbox}}
    change_password_form = PasswordForm
    ordering = ["name"]
    list_display = ["email", "name", "role", "way_in", "is_active", "last_login"]
    list_filter = [PendingFilter, "groups", "is_active"]
    search_fields = ["email", "name"]
    readonly_fields = ["way_in", "last_login", "joined_at"]
    fieldsets = [
        (None, {"fields": ["email", "name", "way_in", "password"]}),
        ("Peran", {"fields": ["groups", "is_staff", "is_active"]}),
        ("Waktu", {"fields": ["last_login", "joined_at"]}),
    ]
    filter_horizontal = []

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("entry_link").prefetch_related("groups")

    @admin.display(description="peran")
    def role(self, user):
        return "Administrator" if user.is_superuser else role_of(user.groups.all()) or "Belum ada"

    # Who may change what

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and _may_change(request.user, obj)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and _may_change(request.user, obj) and obj != request.user

    def get_readonly_fields(self, request, obj=None):
        own = ["groups", "is_staff", "is_active"] if obj == request.user else []
        return [*super().get_readonly_fields(request, obj), *own]

    def get_fieldsets(self, request, obj=None):
        fieldsets = super().get_fieldsets(request, obj)
        sentence = OWN_ACCOUNT if obj == request.user else ADMINISTRATOR if obj and obj.is_superuser else ""
        return [
            (name, options | {"description": sentence} if name == "Peran" and sentence else options)
            for name, options in fieldsets
        ]

    def get_object(self, request, object_id, from_field=None):
        """Whoever changes an account holds those of all managers first, always in one order: no two wait for each
        other."""
        if request.method == "POST" and connection.in_atomic_block:
            User.objects.managers_besides([])
        return super().get_object(request, object_id, from_field)

    def get_deleted_objects(self, objs, request):
        """Whoever deletes stays; but two may delete each other at once."""
        gone, counts, lacking, protected = super().get_deleted_objects(objs, request)
        left = User.objects.managers_besides(objs)
        return gone, counts, lacking, protected if left else [*protected, NOBODY_LEFT]


def _may_change(person, user):
    return user is None or person.is_superuser or not user.is_superuser
