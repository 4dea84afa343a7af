"""What readers asked and did not get, how often, and what answers it (``articles/questions/``). Nothing of a reader."""

from datetime import date, timedelta

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Count, Q, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone

from articles.models.faq import FaqItem

LONGEST_QUESTION = 200  # characters, as of a question under an article
SHOWN_FIRST = 3  # articles that every reader sees: an answer further down is none
RECENT_WEEKS = 4  # in which a question counts as asked these days
OPEN, WAITING, ANSWERED, DECLINED = "open", "waiting", "answered", "declined"


def monday_of(day: date) -> date:
    """The Monday of its week, by which weeks are counted."""
    return day - timedelta(days=day.weekday())


class ReaderQuestionQuerySet(models.QuerySet):
    def ours(self):
        """All but those of which an editor has said that the site does not answer them."""
        return self.exclude(state=DECLINED)

    def in_state(self, state):
        return self.filter(state=state)

    def without_answer(self):
        """Those that nothing hangs on: the least asked of them make room for new ones."""
        return self.filter(state=OPEN, answers=None)

    def due(self):
        """Those to be asked again, most asked first."""
        return self.ours().filter(is_due=True).order_by("-count", "pk")

    def asked_before(self, moment):
        return self.ours().filter(Q(asked_at=None) | Q(asked_at__lt=moment))

    def counted_by_state(self) -> dict[str, int]:
        """``{"all": 120, "open": 2, …}``, without those that are none of ours in "all"; one query."""
        states = [OPEN, WAITING, ANSWERED, DECLINED]
        return self.aggregate(
            all=Count("pk", filter=~Q(state=DECLINED)),
            **{state: Count("pk", filter=Q(state=state)) for state in states},
        )

    def with_weeks(self):
        """``this_week`` and ``recent``: how often each was asked since Monday, and in four weeks with it."""
        monday = monday_of(timezone.localdate())
        first = monday - timedelta(weeks=RECENT_WEEKS - 1)
        return self.annotate(
            this_week=Coalesce(Sum("weeks__count", filter=Q(weeks__week=monday)), 0),
            recent=Coalesce(Sum("weeks__count", filter=Q(weeks__week__gte=first)), 0),
        )

    def most_asked(self):
        """These days first, then ever."""
        return self.with_weeks().order_by("-recent", "-count", "pk")


class QuestionAnswerQuerySet(models.QuerySet):
    def of(self, thing):
        """The pairs that a page answers in."""
        return self.filter(content_type=ContentType.objects.get_for_model(type(thing)), object_id=thing.pk)

    def from_questions_under(self, articles):
        """Those that editors wrote under articles."""
        return self.filter(faq_item__article__in=articles)

    def named(self):
        """Those that somebody named, and no question under an article brought."""
        return self.filter(faq_item=None)


class ReaderQuestion(models.Model):
    """One question in all its wordings, which have their stems in common. What becomes of it is found out by asking
    the site again, and by nobody's hand: only that it is none of ours says an editor."""

    class State(models.TextChoices):
        OPEN = OPEN, "Terbuka"
        WAITING = WAITING, "Menunggu"
        ANSWERED = ANSWERED, "Terjawab"
        DECLINED = DECLINED, "Bukan untuk kami"

    key = models.CharField(max_length=300, unique=True)  # the stems, see ``questions.wording``
    words = models.CharField("pertanyaan", max_length=LONGEST_QUESTION)  # the wording that most readers typed
    lead = models.PositiveIntegerField(default=0)  # of that wording over all others
    pressed = models.CharField(max_length=100, blank=True)  # the proposal that a reader took instead, last
    count = models.PositiveIntegerField("ditanyakan", default=0)
    last_on = models.DateField("terakhir", null=True)

    state = models.CharField("keadaan", max_length=10, choices=State, default=State.OPEN)
    state_since = models.DateTimeField(default=timezone.now)
    # As the site was asked last:
    found = models.PositiveIntegerField(default=0)  # articles
    rank = models.PositiveIntegerField(null=True)  # of the best answer, from 1; None where none is shown
    rank_since = models.DateTimeField(null=True)
    asked_at = models.DateTimeField(null=True)
    is_due = models.BooleanField(default=False)  # to be asked again, because something changed
    # As ``ask_again`` met it last, to tell what got worse:
    compared_rank = models.PositiveIntegerField(null=True)
    is_compared = models.BooleanField(default=False)

    objects = ReaderQuestionQuerySet.as_manager()

    class Meta:
        ordering = ["-count", "pk"]
        verbose_name = verbose_name_plural = "pertanyaan pembaca"
        indexes = [
            models.Index(fields=["state", "-count"], name="question_most_asked"),
            models.Index(fields=["is_due"], condition=Q(is_due=True), name="question_due"),
        ]

    def __str__(self):
        return self.words


class QuestionWeek(models.Model):
    """How often a question was asked in one week in one way."""

    class Source(models.TextChoices):
        SEARCH = "search", "pencarian tanpa hasil"
        PROPOSAL = "proposal", "saran kata ditekan"
        MISSING = "missing", "alamat yang tidak ada"

    question = models.ForeignKey(ReaderQuestion, on_delete=models.CASCADE, related_name="weeks")
    week = models.DateField()  # its Monday
    source = models.CharField(max_length=10, choices=Source)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["question", "week", "source"], name="questionweek_once")]

    def __str__(self):
        return f"{self.question}, {self.week}: {self.count}"


class QuestionAnswer(models.Model):
    """What answers a question: a page of any kind that search knows. The pair stays as a standing test. It goes with
    the page, into the bin too, and comes back with it."""

    question = models.ForeignKey(
        ReaderQuestion, verbose_name="pertanyaan", on_delete=models.CASCADE, related_name="answers"
    )
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+", editable=False)
    object_id = models.BigIntegerField(editable=False)
    thing = GenericForeignKey()
    # The question stands under the article itself; without it an editor has named the answer.
    faq_item = models.OneToOneField(FaqItem, on_delete=models.CASCADE, null=True, related_name="+", editable=False)
    rank = models.PositiveIntegerField(null=True, editable=False)  # among what search shows, from 1

    objects = QuestionAnswerQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = verbose_name_plural = "jawaban pertanyaan pembaca"
        constraints = [
            models.UniqueConstraint(
                fields=["question", "content_type", "object_id"],
                condition=Q(faq_item=None),
                name="questionanswer_once",
            )
        ]
        indexes = [models.Index(fields=["content_type", "object_id"], name="questionanswer_thing")]

    def __str__(self):
        return str(self.question)
