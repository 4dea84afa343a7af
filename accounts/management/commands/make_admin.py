from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from accounts import entry
from accounts.models import EntryLink, User


class Command(BaseCommand):
    help = "Makes an administrator, or one of an account that is there, and prints a link for a password, once."

    def add_arguments(self, parser):
        parser.add_argument("email")
        parser.add_argument("--name", default="Administrator", help="of a new account")

    @transaction.atomic
    def handle(self, *args, email, name, **options):
        user = User.objects.filter(email__iexact=email).first()
        is_new = user is None
        user = user or User(email=email.lower(), name=name)
        user.is_superuser = user.is_staff = user.is_active = True
        if is_new:
            user.set_unusable_password()
        try:
            user.full_clean(exclude=["password"])
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        user.save()
        key = entry.make_link(user, EntryLink.Purpose.RESET, lasts=timedelta(hours=settings.RESET_HOURS))
        self.stdout.write(f"{user.email} is an administrator{' of a new account' * is_new}.")
        self.stdout.write(f"Set a password within {settings.RESET_HOURS} hours, once, at")
        self.stdout.write(entry.address_of(key))
