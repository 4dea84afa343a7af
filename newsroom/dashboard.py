"""The newsroom's first screen: what waits for whom. It stands in the place of Django's list of models."""

from django.db.models import Count, Min
from django.utils import timezone

from accounts import lockout
from articles import publishing, revisions
from articles.addresses import most_missed
from articles.coach import to_recheck
from articles.models import Article, Job, NextVersion, ReaderQuestion
from articles.related import reports
from backups.models import Drill
from newsroom.held_work import held_work

ROWS = 8
REPORTED = 5  # rows of each report


def board_of(user) -> dict:
    """What the screen shows, in as many queries however many articles there are."""
    board: dict = {"greeting": greeting(timezone.localtime().hour)}
    if user.has_perm("articles.publish_article"):
        articles, first, second = Article.objects.all(), "in_review", "scheduled"
        board |= reports_on_the_collection() | {"rebuilds": rebuilds()}
        if user.has_perm("articles.erase_article"):
            board["versions"] = revisions.kept_of_all()
        if user.has_perm("accounts.change_user"):
            board["locked"] = lockout.locked()
    elif user.has_perm("articles.change_article"):
        articles, first, second = Article.objects.written_by(user), "draft", "in_review"
    else:
        return board
    rows, returned = articles.for_newsroom(), Article.objects.written_by(user).returned()
    queues = {
        "draft": rows.in_state("draft").exclude(pk__in=returned.values("pk")).order_by("-changed_at"),
        # What waits for an editor is taken in turn; a writer looks for what they sent last.
        "in_review": rows.in_state("in_review").order_by("changed_at" if first == "in_review" else "-changed_at"),
        "scheduled": rows.in_state("scheduled").order_by("published_at"),
    }
    if user.has_perm("articles.view_readerquestion"):
        board["questions"] = questions_of_readers()
    counts, next_ones = articles.counted_by_state(), NextVersion.objects.seen_by(user).counted()
    return board | {
        "counts": counts | {"in_review": counts["in_review"] + next_ones["in_review"]},
        "next_count": next_ones["all"],
        "next_versions": NextVersion.objects.for_board(user).for_newsroom()[:ROWS],
        "returned": returned.for_newsroom(),
        first: queues[first][:ROWS],
        second: queues[second][:ROWS],
    }


def reports_on_the_collection() -> dict:
    """What no single article shows: who stands alone, who repeats whom, what leads nowhere, what grows old, what
    readers ask for in vain, what failed; and whether it could be brought back."""
    orphan_count, orphans = reports.orphans(REPORTED)
    recheck_count, due = to_recheck(REPORTED)
    return {
        "orphan_count": orphan_count,
        "orphans": orphans,
        "competing": reports.competing(REPORTED),
        "dead_links": reports.dead_links(REPORTED),
        "recheck_count": recheck_count,
        "to_recheck": due,
        "missed": most_missed(REPORTED),
        "failed": Job.objects.waiting().filter(attempts__gt=0).aggregate(count=Count("pk"), next=Min("due_at")),
        "held": held_work(REPORTED),
        "drill": Drill.objects.first(),
    }


def rebuilds() -> list[dict]:
    """What an update has to read anew, and how far that is; nothing on most days."""
    waiting = {job.kind: job for job in Job.objects.filter(kind__in=publishing.REBUILDS)}
    found = {kind: rebuild.under_way() for kind, rebuild in publishing.REBUILDS.items()}
    return [
        {"kind": kind, "under_way": under_way, "job": waiting.get(kind)}
        for kind, under_way in found.items()
        if under_way
    ]


def questions_of_readers() -> dict:
    """How many there are, how many the site answers, and which open ones are asked most."""
    return {
        "counts": ReaderQuestion.objects.counted_by_state(),
        "open": ReaderQuestion.objects.in_state("open").most_asked()[:REPORTED],
    }


def greeting(hour: int) -> str:
    """As Indonesians divide the day: pagi until ten, siang until three, sore until six."""
    for until, words in [(4, "Selamat malam"), (11, "Selamat pagi"), (15, "Selamat siang"), (18, "Selamat sore")]:
        if hour < until:
            return words
    return "Selamat malam"
