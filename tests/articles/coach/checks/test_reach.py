"""Advice goes to those who can follow it: it asks for no field that they lack, and such a thing costs them nothing."""

import pytest

from articles.coach.checks.assess import assess
from tests.articles.coach.checks.drafts import make_draft

WRITERS = frozenset({"title", "summary", "body", "category", "tags", "author", "programme", "faq_items", "related"})
LONG = "Cara memilih jurusan kuliah yang paling cocok dengan minat, bakat, dan rencana kerja"
CASES = {
    "slug": {"slug": "cara-memilih-jurusan-yang-benar"},
    "title-length": {"seo_title": "Jurusan"},
    "description-length": {"meta_description": "Pendek."},
}


def codes(draft):
    return {finding.code for finding in assess(draft).open}


@pytest.mark.parametrize("code", CASES)
def test_what_a_writer_cannot_mend_is_not_asked_and_costs_nothing(code):
    full, reachable = make_draft(**CASES[code]), make_draft(**CASES[code], reach=WRITERS)

    assert code in codes(full)
    assert code not in codes(reachable)
    assert code not in {finding.code for finding in assess(reachable).fine}
    assert code not in {deduction.code for deduction in assess(reachable).deductions}


@pytest.mark.parametrize("reach", [WRITERS, WRITERS | {"seo_title"}, None])
def test_a_long_title_is_to_be_mended_in_a_field_that_is_there(reach):
    [sentence] = [
        finding.sentence
        for finding in assess(make_draft(title=LONG, reach=reach)).open
        if finding.code == "title-length"
    ]

    assert ("judul untuk Google" in sentence) == (reach is None or "seo_title" in reach)


@pytest.mark.parametrize("reach", [WRITERS, WRITERS | {"pictures"}, None])
def test_a_picture_without_words_is_called_decoration_only_by_those_who_keep_the_library(reach):
    body = '<p>Teks.</p><figure class="image"><img src="/media/a.png" alt=""></figure>'
    [sentence] = [
        finding.sentence for finding in assess(make_draft(body=body, reach=reach)).open if finding.code == "picture-alt"
    ]

    assert ("hiasan" in sentence) == (reach is None or "pictures" in reach)
