import pytest
from django.core.exceptions import ValidationError

from articles.coach.checks.assess import assess
from articles.coach.checks.check import Level
from articles.models import Article
from newsroom.article.form import ArticleForm
from tests.articles.coach.checks.drafts import make_draft
from tests.factories import make_editor


@pytest.mark.django_db
def test_what_blocks_is_what_the_form_refuses_in_the_same_words():
    publishing = type("PublishingForm", (ArticleForm,), {"user": make_editor(), "button": "_publish"})
    form = publishing(data={"title": "Tugas auditor", "slug": "tugas-auditor"})
    draft = make_draft(title="Tugas auditor", summary="", body="", category="", author="")

    blocking = [finding for finding in assess(draft).open if finding.level == Level.BLOCKS]
    told = {finding.target.field: [finding.sentence] for finding in blocking}

    assert told == {name: form.errors[name] for name in ("summary", "body", "category", "author")}


@pytest.mark.django_db
def test_what_the_coach_asks_for_is_what_the_database_refuses_in_the_same_words():
    draft = make_draft(summary="", category="", author="")
    with pytest.raises(ValidationError) as refused:
        Article(title="Tugas auditor", status=Article.Status.PUBLISHED).validate_constraints()

    told = {finding.sentence for finding in assess(draft).open if finding.level == Level.BLOCKS}

    assert {*refused.value.messages} == told | {"Isi waktu terbit sebelum menerbitkan artikel."}
