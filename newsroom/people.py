"""Who writes: accounts."""

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.forms import (
    AdminPasswordChangeForm,
    AdminUserCreationForm,
    ReadOnlyPasswordHashField,
    ReadOnlyPasswordHashWidget,
    UserChangeForm,
)
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import EmailField
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse

from accounts.models import User
from articles import publishing
from articles.publishing import erasing
from articles.text.contacts import mailbox
from newsroom.base import NewsroomAdmin

admin.site.unregister(Group)  # the two roles are kept by accounts/roles.py


class TypedMailbox(forms.EmailField):
    """Also as mail programs write one."""

    def to_python(self, value):
        return mailbox(super().to_python(value) or "")


class UserCreationForm(AdminUserCreationForm):
    class Meta:
        model = User
        fields = ["email", "name"]


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


class UserForm(UserChangeForm):
    password = ReadOnlyPasswordHashField(label="Kata sandi", widget=PasswordState)


@admin.register(User)
class UserAdmin(NewsroomAdmin, DjangoUserAdmin):
    has_bin = False
    before_deleting = "Bila orang ini hanya berhenti bertugas, hilangkan saja centang “aktif”: jejaknya tetap ada."
    form = UserForm
    add_form = UserCreationForm
    formfield_overrides = {EmailField: {"form_class": TypedMailbox}}
    change_password_form = PasswordForm
    ordering = ["name"]
    list_display = ["email", "name", "role", "is_active", "last_login"]
    list_filter = ["groups", "is_active"]
    search_fields = ["email", "name"]
    readonly_fields = ["last_login", "joined_at"]
    fieldsets = [
        (None, {"fields": ["email", "name", "password"]}),
        ("Peran", {"fields": ["groups", "is_staff", "is_active", "is_superuser"]}),
        ("Waktu", {"fields": ["last_login", "joined_at"]}),
    ]
    add_fieldsets = [(None, {"fields": ["email", "name", "usable_password", "password1", "password2"]})]
    filter_horizontal = []

    def get_urls(self):
        view = self.admin_site.admin_view(self.forget_view)
        return [path("<number:pk>/lupakan/", view, name="accounts_user_forget"), *super().get_urls()]

    def forget_view(self, request, pk):
        """Asks once, then nothing that was noted of the work names the account."""
        if not (request.user.has_perm("accounts.change_user") and request.user.has_perm("articles.erase_article")):
            raise PermissionDenied
        person = get_object_or_404(User, pk=pk)
        back = reverse("admin:accounts_user_change", args=[pk])
        if request.method == "POST":
            try:
                publishing.forget_person(person)
            except erasing.StillActive:
                return HttpResponseRedirect(request.path)
            messages.success(request, "Namanya tidak tercatat lagi: di semua tempat itu sekarang “mantan redaktur”.")
            return HttpResponseRedirect(back)
        context = {
            **self.admin_site.each_context(request),
            "title": "Lupakan namanya",
            "person": person,
            "rows": erasing.remains_of_person(person),
            "back": back,
        }
        return render(request, "admin/accounts/user/forget.html", context)

    def delete_for_good(self, person):
        """What was noted of the work stays, and names nobody: Django would delete the log with the account."""
        with transaction.atomic():
            person.is_active = False
            publishing.forget_person(person)
            person.delete()

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("groups")

    @admin.display(description="peran")
    def role(self, user):
        names = [group.name for group in user.groups.all()]
        return "Administrator" if user.is_superuser else ", ".join(names) or "Belum ada"
