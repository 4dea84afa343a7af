"""The rows: each fact and rule once, one idea a file."""

from articles.models.address import Addressed, OldSlug
from articles.models.article import REQUIRED, STAYS_PUBLISHED, Article, normalise_title
from articles.models.assessment import AcceptedAdvice, StoredAssessment, grade_of
from articles.models.author import Author
from articles.models.begun import BegunDraft
from articles.models.bin import HIDDEN_FOLDER, KEPT_FOR, SCHEMA, BinnedItem
from articles.models.body import WithBody, stored_form
from articles.models.care import RevisionCare
from articles.models.cover import WithCover
from articles.models.edition import EditionNote
from articles.models.erased import ErasedAddress
from articles.models.faq import FaqItem
from articles.models.files import gone_unless_committed
from articles.models.job import Job
from articles.models.library import addressed, for_editor, numbered, pictures_in
from articles.models.link import Link
from articles.models.named import Named, SameName
from articles.models.next_version import NextVersion
from articles.models.page import Page
from articles.models.pick import RelatedPick
from articles.models.picture import Picture
from articles.models.plain import CleanText
from articles.models.presence import Presence
from articles.models.programme import Career, Programme
from articles.models.questions import (
    LONGEST_QUESTION,
    RECENT_WEEKS,
    SHOWN_FIRST,
    QuestionAnswer,
    QuestionWeek,
    ReaderQuestion,
    monday_of,
)
from articles.models.rebuild import UnderWay
from articles.models.redirect import MissingPage, Redirect
from articles.models.related import LIKE, Posting, Profile, Reasons, Rebuild, RelatedEntry, Term, without_empty
from articles.models.revision import Revision
from articles.models.scene import CALM_SEA, FIXED, NIGHT_SEA, Drawing, SceneKind
from articles.models.search import (
    LONGEST_STEM,
    LONGEST_WORD,
    FormerStem,
    SearchRebuild,
    SearchText,
    SynonymGroup,
    VocabularyWord,
)
from articles.models.sent_form import SentForm
from articles.models.settling import settle
from articles.models.site import SiteSettings
from articles.models.sky import Sky
from articles.models.taxonomy import Category, Tag

__all__ = [
    "CALM_SEA",
    "FIXED",
    "HIDDEN_FOLDER",
    "KEPT_FOR",
    "LIKE",
    "LONGEST_QUESTION",
    "LONGEST_STEM",
    "LONGEST_WORD",
    "NIGHT_SEA",
    "RECENT_WEEKS",
    "REQUIRED",
    "SCHEMA",
    "SHOWN_FIRST",
    "STAYS_PUBLISHED",
    "AcceptedAdvice",
    "Addressed",
    "Article",
    "Author",
    "BegunDraft",
    "BinnedItem",
    "Career",
    "Category",
    "CleanText",
    "Drawing",
    "EditionNote",
    "ErasedAddress",
    "FaqItem",
    "FormerStem",
    "Job",
    "Link",
    "MissingPage",
    "Named",
    "NextVersion",
    "OldSlug",
    "Page",
    "Picture",
    "Posting",
    "Presence",
    "Profile",
    "Programme",
    "QuestionAnswer",
    "QuestionWeek",
    "ReaderQuestion",
    "Reasons",
    "Rebuild",
    "Redirect",
    "RelatedEntry",
    "RelatedPick",
    "Revision",
    "RevisionCare",
    "SameName",
    "SceneKind",
    "SearchRebuild",
    "SearchText",
    "SentForm",
    "SiteSettings",
    "Sky",
    "StoredAssessment",
    "SynonymGroup",
    "Tag",
    "Term",
    "UnderWay",
    "VocabularyWord",
    "WithBody",
    "WithCover",
    "addressed",
    "for_editor",
    "gone_unless_committed",
    "grade_of",
    "monday_of",
    "normalise_title",
    "numbered",
    "pictures_in",
    "settle",
    "stored_form",
    "without_empty",
]
