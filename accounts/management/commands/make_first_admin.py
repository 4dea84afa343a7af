import secrets

from django.conf import settings
from django.core.management.base import BaseCommand

from accounts.models import User


class Command(BaseCommand):
    help = "Makes one administrator where there is no account yet, and prints the random password once."

    def handle(self, *args, **options):
        if User.objects.exists():
            return
        email, password = "admin@cakrawala.local", secrets.token_urlsafe(12)
        User.objects.create_superuser(email, password, name="Administrator")
        self.stdout.write(
            "\n".join(
                [
                    "",
                    "  Akun administrator, ditampilkan sekali ini saja:",
                    f"    alamat      {settings.SITE_URL}/admin/",
                    f"    surel       {email}",
                    f"    kata sandi  {password}",
                    "",
                ]
            )
        )
