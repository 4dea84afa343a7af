from articles.models.address import OldSlug
from articles.models.article import REQUIRED, Article, FaqItem, RelatedPick
from articles.models.assessment import AcceptedAdvice, StoredAssessment
from articles.models.author import Author
from articles.models.job import Job
from articles.models.link import Link
from articles.models.page import Page
from articles.models.picture import Picture
from articles.models.programme import Career, Programme
from articles.models.redirect import MissingPage, Redirect
from articles.models.related import Posting, Profile, Rebuild, RelatedEntry, Term
from articles.models.scene import Drawing, SceneKind
from articles.models.search import FailedSearch, SearchText, SynonymGroup, VocabularyWord
from articles.models.site import SiteSettings
from articles.models.sky import Sky
from articles.models.taxonomy import Category, Tag

__all__ = [
    "REQUIRED",
    "AcceptedAdvice",
    "Article",
    "Author",
    "Career",
    "Category",
    "Drawing",
    "FailedSearch",
    "FaqItem",
    "Job",
    "Link",
    "MissingPage",
    "OldSlug",
    "Page",
    "Picture",
    "Posting",
    "Profile",
    "Programme",
    "Rebuild",
    "Redirect",
    "RelatedEntry",
    "RelatedPick",
    "SceneKind",
    "SearchText",
    "SiteSettings",
    "Sky",
    "StoredAssessment",
    "SynonymGroup",
    "Tag",
    "Term",
    "VocabularyWord",
]
