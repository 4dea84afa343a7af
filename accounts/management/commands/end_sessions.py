from django.contrib.sessions.models import Session
from django.core.management.base import BaseCommand, CommandError

from accounts import sessions
from accounts.models import SignedIn, User


class Command(BaseCommand):
    help = "Signs one person out everywhere, or everybody."

    def add_arguments(self, parser):
        parser.add_argument("email", nargs="?", help="whose sessions; without it --all")
        parser.add_argument("--all", action="store_true", dest="everybody")

    def handle(self, *args, email, everybody, **options):
        if bool(email) == everybody:
            raise CommandError("Name one e-mail, or --all.")
        if everybody:
            count = Session.objects.count()
            Session.objects.all().delete()
            SignedIn.objects.all().delete()
            self.stdout.write(f"{count} sessions of everybody have ended.")
            return
        user = User.objects.filter(email__iexact=email).first()
        if user is None:
            raise CommandError(f"No account has the e-mail {email}.")
        self.stdout.write(f"{sessions.end(user)} sessions of {user.email} have ended.")
