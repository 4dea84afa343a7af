"""A person who has left is forgotten: nothing that was noted of the work names them any more."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse

from accounts.models import User
from articles import publishing
from articles.publishing import erasing


class Forgets(admin.ModelAdmin):
    """Joined with the screen of accounts."""

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
