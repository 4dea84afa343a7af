"""Who is locked out is told, and so are those who can open the door: by mail where there is mail, on the dashboard, and
on the person's page, where a button opens it."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.views.decorators.http import require_POST

from accounts import lockout
from accounts.models import User
from newsroom.people import mail

KIND = "locked"
SUBJECT = "Percobaan masuk yang gagal"
LETTER = (
    "Sepuluh kali kata sandi untuk akun ruang redaksi dengan surel ini salah diketik, dari perangkat yang belum pernah "
    "dipakai masuk. Perangkat baru harus menunggu lima belas menit; perangkat yang biasa dipakai tidak.\n\n"
    "Bila itu percobaan sendiri, tunggu saja, atau minta Pengelola membuka kuncinya. Bila bukan, kata sandinya tidak "
    "tertebak, dan tidak ada yang perlu dilakukan."
)
OPENED = "Kunci akun {} dibuka. Perangkat baru bisa mencoba lagi."
WAS_OPEN = "Akun {} tidak terkunci."


class Unlocks(admin.ModelAdmin):
    def get_urls(self):
        view = self.admin_site.admin_view(require_POST(self.unlock_view))
        return [path("<number:pk>/buka-kunci/", view, name="accounts_user_unlock"), *super().get_urls()]

    def unlock_view(self, request, pk):
        user = self.get_object(request, str(pk))
        if user is None or not self.has_change_permission(request, user):
            raise PermissionDenied
        if lockout.unlock(user):
            self.log_change(request, user, "Kunci dibuka.")
            messages.success(request, OPENED.format(user))
        else:
            messages.warning(request, WAS_OPEN.format(user))
        return HttpResponseRedirect(reverse("admin:accounts_user_change", args=[pk]))

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        may = change and self.has_change_permission(request, obj)
        context["locked_until"] = time(until) if may and (until := lockout.locked_until(obj)) else ""
        return super().render_change_form(request, context, add, change, form_url, obj)


def send_locked(subject: str) -> None:
    """Work of ``run_due``; raises ``MailRefused``, and is then tried again. Many names that are tried are nobody's."""
    if mail.is_set_up():
        for user in User.objects.filter(is_active=True, is_staff=True):
            if lockout.subject_of(user.email) == subject:
                mail.send(user.email, SUBJECT, LETTER)


def time(moment) -> str:
    return date_format(timezone.localtime(moment), "H.i")
