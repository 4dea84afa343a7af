"""The verbs of the newsroom. Admin and commands change what is published through these and nothing else, so that
whatever must hear of a change hears of it: what is quick in the same transaction, the rest as a job after its commit.
"""

from articles.publishing import erasing
from articles.publishing.afterwards import AT_ONCE, REBUILDS, add_work, lead_through, run_due, searched_anew
from articles.publishing.erasures import erase_article, forget_person
from articles.publishing.verbs import (
    after_saving,
    answer_question,
    delete,
    merge,
    publish,
    questions_changed,
    redirected,
    redraw,
    release_answer,
    renumber,
    restore,
    restore_revision,
    return_to_draft,
    rows_saved,
    save,
    save_picture,
    submit,
    synonyms_changed,
    take_question_back,
    this_minute,
    withdraw,
)

__all__ = [
    "AT_ONCE",
    "REBUILDS",
    "add_work",
    "after_saving",
    "answer_question",
    "delete",
    "erase_article",
    "erasing",
    "forget_person",
    "lead_through",
    "merge",
    "publish",
    "questions_changed",
    "redirected",
    "redraw",
    "release_answer",
    "renumber",
    "restore",
    "restore_revision",
    "return_to_draft",
    "rows_saved",
    "run_due",
    "save",
    "save_picture",
    "searched_anew",
    "submit",
    "synonyms_changed",
    "take_question_back",
    "this_minute",
    "withdraw",
]
