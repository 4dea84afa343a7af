from django.core.management.base import BaseCommand, CommandError

from accounts import factors, sessions
from accounts.models import User


class Command(BaseCommand):
    help = "Takes the second factor away from somebody who has lost it, and signs the person out everywhere."

    def add_arguments(self, parser):
        parser.add_argument("email")

    def handle(self, *args, email, **options):
        user = User.objects.filter(email__iexact=email).first()
        if user is None:
            raise CommandError(f"No account has the e-mail {email}.")
        factor = factors.of(user)
        if factor is None:
            self.stdout.write(f"{user.email} has no second factor.")
            return
        factor.delete()
        self.stdout.write(f"{user.email}: the second factor is gone, {sessions.end(user)} sessions have ended.")
