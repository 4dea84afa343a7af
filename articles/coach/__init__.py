"""What would make a draft better: pure checks, what they need of the database, and what is stored of what they say."""

from articles.coach import assessments
from articles.coach.checks import search_result
from articles.coach.checks.assess import FULL, Assessment, assess
from articles.coach.checks.check import Finding, Level, Repair, shorten
from articles.coach.checks.draft import PICTURES, Draft, Part, Place, Question
from articles.coach.drafts import MOST_CHARACTERS, Manuscript, draft_of, stored
from articles.coach.due import to_recheck
from articles.coach.marking import Marked, marked

__all__ = [
    "FULL",
    "MOST_CHARACTERS",
    "PICTURES",
    "Assessment",
    "Draft",
    "Finding",
    "Level",
    "Manuscript",
    "Marked",
    "Part",
    "Place",
    "Question",
    "Repair",
    "assess",
    "assessments",
    "draft_of",
    "marked",
    "search_result",
    "shorten",
    "stored",
    "to_recheck",
]
