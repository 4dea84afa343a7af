from django.core.management.base import BaseCommand

from articles.coach import assessments
from articles.models import Article


class Command(BaseCommand):
    help = "Reviews all articles anew, for the scores in the newsroom's list: after an update that changes the checks."

    def handle(self, **options):
        numbers = list(Article.objects.order_by("pk").values_list("pk", flat=True))
        for number in numbers:
            assessments.refresh(number)
        self.stdout.write(f"{len(numbers)} artikel diperiksa.")
