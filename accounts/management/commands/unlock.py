from django.core.management.base import BaseCommand, CommandError

from accounts import lockout
from accounts.models import User


class Command(BaseCommand):
    help = "Forgets the failed tries to sign in by one e-mail, so that new devices need not wait."

    def add_arguments(self, parser):
        parser.add_argument("email")

    def handle(self, *args, email, **options):
        user = User.objects.filter(email__iexact=email).first()
        if user is None:
            raise CommandError(f"No account has the e-mail {email}.")
        was_counted = lockout.unlock(user)
        self.stdout.write(f"{user.email}: " + ("the failed tries are forgotten." if was_counted else "was not locked."))
