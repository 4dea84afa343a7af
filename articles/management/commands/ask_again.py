from django.core.management.base import BaseCommand, CommandError

from articles import questions

SHOWN = 20  # lines of each list


class Command(BaseCommand):
    help = "Asks everything that readers asked again, and tells what search answers worse or better than the last time."

    def add_arguments(self, parser):
        parser.add_argument("--strict", action="store_true", help="fail where anything got worse, for a release")

    def handle(self, *args, strict, **options):
        result = questions.ask_all()
        self.stdout.write(f"{result.answered} dari {result.asked} pertanyaan pembaca terjawab.")
        if result.ndcg is not None:
            self.stdout.write(f"nDCG@5 {result.ndcg:.3f} dari {result.public} pertanyaan yang jawabannya terbit.")
        self._list("memburuk", result.worse)
        self._list("membaik", result.better)
        if strict and result.worse:
            raise CommandError(f"{len(result.worse)} pertanyaan memburuk sejak terakhir ditanyakan.")

    def _list(self, word, differences):
        self.stdout.write(f"{len(differences)} {word} sejak terakhir ditanyakan{':' if differences else '.'}")
        for words, before, now in differences[:SHOWN]:
            self.stdout.write(f"  {words}: {place(before)} → {place(now)}")
        if len(differences) > SHOWN:
            self.stdout.write(f"  … dan {len(differences) - SHOWN} lagi")


def place(rank: int | None) -> str:
    return f"tempat ke-{rank}" if rank else "tidak tampil"
