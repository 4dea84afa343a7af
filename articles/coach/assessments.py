"""What is stored of a review, and of the advice that an editor has set aside."""

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping
from dataclasses import replace
from datetime import timedelta

from articles.coach.checks.assess import CHECKS, assess, score_of
from articles.coach.checks.check import Finding, Level
from articles.coach.checks.claims import perishable
from articles.coach.checks.draft import OLD_AFTER, Draft
from articles.coach.drafts import draft_of, stored
from articles.models import AcceptedAdvice, Article, SiteSettings, StoredAssessment
from articles.text.html import TooMuchHtml

LONGEST_REASON = AcceptedAdvice._meta.get_field("reason").max_length
ACCEPTABLE = tuple(check.code for check in CHECKS if check.level != Level.BLOCKS)


def refresh(article_id: int) -> None:
    """Review the article as it is stored now; what is too long to be reviewed has no score. As whoever wrote it sees
    it, for its score stands in their list: a link to somebody else's draft counts as one that leads nowhere."""
    people = ("category", "author", "programme", "created_by")
    article = Article.objects.select_related(*people).filter(pk=article_id).first()
    if article is None:
        return
    try:
        draft = draft_of(stored(article), SiteSettings.current(), asker=article.created_by)
    except TooMuchHtml:
        StoredAssessment.objects.filter(article=article).delete()
        return
    accepted = set(article.accepted_advice.values_list("code", flat=True))
    found = assess(draft, accepted)
    levels = Counter(finding.level for finding in found.open)
    StoredAssessment.objects.update_or_create(
        article=article,
        defaults={
            "score": found.score,
            "blocking": levels[Level.BLOCKS],
            "advice": levels[Level.ADVISES],
            "accepted": len({finding.code for finding in found.accepted}),
            "times": _times(found.open),
            "goes_stale": perishable.code not in accepted and goes_stale(draft),
        },
    )


def score_within(assessment: StoredAssessment, reach: Container[str]) -> int:
    """The score that counts for a reader who can change the fields in ``reach`` only; twin of ``Draft.reach``."""
    return score_of(
        {
            code: sum(count for field, count in counts.items() if not field or field in reach)
            for code, counts in assessment.times.items()
        }
    )


def _times(findings: Iterable[Finding]) -> dict[str, dict[str, int]]:
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for finding in findings:
        counts[finding.code][finding.target.field if finding.target else ""] += 1
    return {code: dict(fields) for code, fields in counts.items()}


def goes_stale(draft: Draft) -> bool:
    """Whether the text will be untrue, or is already, when it is older than a year."""
    if draft.dated is None:
        return False
    later = max(draft.today, draft.dated + OLD_AFTER + timedelta(days=1))
    return any(finding.level == Level.ADVISES for finding in perishable(replace(draft, today=later)))


def keep_accepted(article: Article, reasons: Mapping[str, str], *, by) -> None:
    """Store what an editor calls "memang begitu": ``{code: reason}``; an empty reason takes it back."""
    before = {advice.code: advice for advice in article.accepted_advice.all()}
    for code, reason in reasons.items():
        advice = before.get(code) or AcceptedAdvice(article=article, code=code)
        if not reason and advice.pk:
            advice.delete()
        elif reason and reason != advice.reason:
            advice.reason, advice.accepted_by = reason[:LONGEST_REASON], by
            advice.save()
