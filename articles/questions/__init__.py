"""What readers asked and did not get, and whether the site answers it by now. See docs/search.md."""

from articles.questions.answering import (
    answer,
    choose_first_found,
    decline,
    drop_questions_under,
    follow_redirect,
    keep_questions_under,
    release,
    take_back,
)
from articles.questions.asking import ask, ask_about, mark_all, mark_around, mark_old, step
from articles.questions.frequent import frequent
from articles.questions.grading import Comparison, Difference, ask_all, rules_changed
from articles.questions.noting import gather_missing, note_pressed, note_search
from articles.questions.standing import Shown, Standing, shown_for, standings_of, words_missing
from articles.questions.wording import key_of

__all__ = [
    "Comparison",
    "Difference",
    "Shown",
    "Standing",
    "answer",
    "ask",
    "ask_about",
    "ask_all",
    "choose_first_found",
    "decline",
    "drop_questions_under",
    "follow_redirect",
    "frequent",
    "gather_missing",
    "keep_questions_under",
    "key_of",
    "mark_all",
    "mark_around",
    "mark_old",
    "note_pressed",
    "note_search",
    "release",
    "rules_changed",
    "shown_for",
    "standings_of",
    "step",
    "take_back",
    "words_missing",
]
