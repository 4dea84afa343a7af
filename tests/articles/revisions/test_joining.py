import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.fields import clean_html
from articles.revisions import ALL, Choice, Clashes, UnknownSchema, joined
from articles.revisions.joining import FIELDS
from articles.revisions.merging import blocks_of
from tests.articles.revisions.texts import blocks, changed, clean

A, B, C = "<p>satu</p>", "<p>dua</p>", "<p>tiga</p>"
THEIRS, MINE, BOTH = Choice


def content(**fields):
    return {
        "schema": 1,
        "published_at": None,
        **dict.fromkeys(["title", "slug", "summary", "body", "cover_scene", "cover_sky", "seo_title"], ""),
        **dict.fromkeys(["meta_description", "canonical_url"], ""),
        **dict.fromkeys(["recheck_on", "author", "programme", "cover"]),
        "noindex": False,
        "cover_seed": 0,
        "category": [1, "Berita"],
        "tags": [],
        "excluded": [],
        "faq": [],
        "picks": [],
        **fields,
    }


def swapped(choice):
    return {THEIRS: MINE, MINE: THEIRS}.get(choice, choice)


@st.composite
def contents(draw, found):
    rows = st.lists(st.integers(1, 4), unique=True, max_size=4)
    return content(
        title=draw(st.sampled_from(["Apa", "Siapa", "Mengapa"])),
        body=clean(draw(changed(found))),
        category=draw(st.sampled_from([[1, "Berita"], [1, "Kabar"], [2, "Panduan"]])),
        cover=draw(st.sampled_from([None, [1, "a.jpg"]])),
        tags=[[pk, f"t{pk}"] for pk in sorted(draw(rows))],
        picks=[[pk, f"a{pk}"] for pk in draw(rows)],
        faq=draw(st.lists(st.sampled_from([["Apa?", "Ini."], ["Apa?", "Itu."], ["Siapa?", "Dia."]]), max_size=3)),
    )


@st.composite
def three(draw):
    found = draw(blocks)
    return draw(contents(found)), draw(contents(found)), draw(contents(found))


def rows_of(value, name):
    return {*blocks_of(value)} if name == "body" else {str(row[0] if name != "faq" else row) for row in value}


def test_every_field_that_can_be_restored_is_joined():
    assert {*FIELDS} == ALL
    assert len(FIELDS) == len(ALL)


def test_what_one_of_two_set_is_set_and_published_at_is_theirs():
    before = content(title="Apa", summary="Ringkas.", tags=[[1, "a"], [2, "b"]], body=A + B)
    theirs = {**before, "title": "Apa itu", "tags": [[2, "b"]], "body": "<p>SATU</p>" + B, "published_at": "2026"}
    mine = {**before, "summary": "Pendek.", "tags": [[1, "a"], [2, "b"], [3, "c"]], "body": A + "<p>DUA</p>"}

    found = joined(before, theirs, mine)

    assert not found.clashes
    assert found.content == content(
        title="Apa itu",
        summary="Pendek.",
        tags=[[2, "b"], [3, "c"]],
        body="<p>SATU</p><p>DUA</p>",
        published_at="2026",
    )


def test_what_both_set_differently_is_asked_and_mine_until_decided():
    before = content(title="Apa", category=[1, "Berita"], body=A + B)
    theirs = {**before, "title": "Siapa", "body": A + "<p>zwei</p>", "category": [2, "Panduan"]}
    mine = {**before, "title": "Kapan", "body": "<p>eins</p><p>two</p>", "category": [3, "Acara"]}

    found = joined(before, theirs, mine)
    title, body, category = found.clashes

    assert (title.field, title.before, title.theirs, title.mine) == ("title", "Apa", "Siapa", "Kapan")
    assert (body.field, body.before, body.theirs, body.mine) == ("body", B, "<p>zwei</p>", "<p>two</p>")
    assert (title.choices, body.choices) == ((THEIRS, MINE), (THEIRS, MINE, BOTH))
    assert found.content == {**mine, "body": "<p>eins</p><p>two</p>"}
    assert found.decided({body.key: BOTH, category.key: THEIRS}) == {
        **mine,
        "body": "<p>eins</p><p>zwei</p><p>two</p>",
        "category": [2, "Panduan"],
    }


def test_questions_are_joined_row_by_row():
    before = content(faq=[["Apa?", "Ini."], ["Siapa?", "Dia."]])
    theirs = {**before, "faq": [["Apa?", "Itu."], ["Siapa?", "Dia."]]}
    mine = {**before, "faq": [["Apa?", "Ini."], ["Siapa?", "Mereka."], ["Kapan?", "Besok."]]}

    assert not joined(before, theirs, mine).clashes
    assert joined(before, theirs, mine).content["faq"] == [
        ["Apa?", "Itu."],
        ["Siapa?", "Mereka."],
        ["Kapan?", "Besok."],
    ]


def test_questions_that_both_put_in_are_asked_about_and_both_can_stay():
    theirs, mine = content(faq=[["Apa?", "Ini."]]), content(faq=[["Kapan?", "Besok."]])

    found = joined(content(), theirs, mine)
    (clash,) = found.clashes

    assert (clash.theirs, clash.mine) == ([["Apa?", "Ini."]], [["Kapan?", "Besok."]])
    assert found.decided({clash.key: BOTH})["faq"] == [["Apa?", "Ini."], ["Kapan?", "Besok."]]


def test_an_article_is_picked_once_wherever_each_put_it():
    before = content(picks=[[1, "a"], [2, "b"], [3, "c"]])
    theirs = {**before, "picks": [[3, "c"], [1, "a"], [2, "b"]]}
    mine = {**before, "picks": [[1, "a"], [3, "c"], [2, "b"]]}

    assert sorted(joined(before, theirs, mine).content["picks"]) == before["picks"]


def test_a_row_that_was_renamed_meanwhile_is_the_same_row():
    before = content(category=[1, "Berita"], tags=[[1, "a"]])
    mine = {**before, "category": [2, "Panduan"], "tags": [[1, "a"], [2, "b"]]}

    found = joined(before, content(category=[1, "Kabar"], tags=[[1, "A"]]), mine)

    assert not found.clashes
    assert (found.content["category"], [*found.content["tags"]]) == ([2, "Panduan"], [[1, "a"], [2, "b"]])


def test_a_question_asked_again_has_the_key_it_had():
    before, mine = content(title="Apa", body=A + B), content(title="Kapan", body=A + "<p>two</p>")

    (first,) = joined(before, content(title="Siapa", body=A + B), mine).clashes
    again, other = joined(before, content(title="Siapa", body=A + "<p>zwei</p>"), mine).clashes

    assert again == first
    assert joined(before, content(title="Mengapa", body=A + B), mine).clashes[0].key not in {first.key, other.key}


def test_two_places_where_the_same_clashes_are_two_questions():
    before = content(body=A + B + A)
    theirs, mine = content(body="<p>x</p>" + B + "<p>x</p>"), content(body="<p>y</p>" + B + "<p>y</p>")

    found = joined(before, theirs, mine)
    first, second = found.clashes

    assert found.decided({first.key: THEIRS, second.key: MINE})["body"] == "<p>x</p>" + B + "<p>y</p>"


def test_without_what_both_began_with_every_difference_is_asked_about():
    theirs, mine = (
        content(title="Apa", body=A + B, tags=[[1, "a"]]),
        content(title="Siapa", body=B + C, tags=[[2, "b"]]),
    )

    found = joined(None, theirs, mine)

    assert [(clash.field, clash.theirs, clash.mine) for clash in found.clashes] == [
        ("title", "Apa", "Siapa"),
        ("body", A, ""),
        ("body", "", C),
        ("tags", [[1, "a"]], [[2, "b"]]),
    ]
    _, first, last, tags = found.clashes
    assert [BOTH in clash.choices for clash in found.clashes] == [False, False, False, True]
    assert found.decided({first.key: THEIRS, last.key: MINE, tags.key: BOTH}) == content(
        title="Siapa", body=A + B + C, tags=[[1, "a"], [2, "b"]]
    )


def test_a_schema_that_nobody_knows_is_refused():
    with pytest.raises(UnknownSchema):
        joined(content(), content(), {"schema": 99})


def test_the_error_names_the_fields_that_a_person_must_decide():
    found = joined(content(), content(title="a", slug="a"), content(title="b", slug="b"))

    assert str(Clashes(found)) == "slug, title"
    assert Clashes(found).joined is found


@settings(deadline=None, max_examples=150)
@given(three())
def test_nothing_that_somebody_wrote_is_lost_unless_the_other_took_it_out(versions):
    before, theirs, mine = versions
    found = joined(before, theirs, mine)

    for name in ("body", "faq", "tags", "picks"):
        old, of_theirs, of_mine, result = (rows_of(some[name], name) for some in (before, theirs, mine, found.content))
        asked = {
            row
            for clash in found.clashes
            for side in (clash.theirs, clash.mine)
            if clash.field == name
            for row in rows_of(side, name)
        }
        assert of_theirs - (old - of_mine) <= result | asked
        assert of_mine - (old - of_theirs) <= result | asked
        assert result | asked <= old | of_theirs | of_mine


@settings(deadline=None, max_examples=150)
@given(three(), st.data())
def test_it_does_not_matter_who_is_called_mine(versions, data):
    before, theirs, mine = versions
    one, other = joined(before, theirs, mine), joined(before, mine, theirs)

    assert [clash[:4] for clash in one.clashes] == [(c.field, c.before, c.mine, c.theirs) for c in other.clashes]

    chosen = [data.draw(st.sampled_from([THEIRS, MINE])) for _ in one.clashes]
    of_one = one.decided({clash.key: choice for clash, choice in zip(one.clashes, chosen, strict=True)})
    of_other = other.decided({clash.key: swapped(choice) for clash, choice in zip(other.clashes, chosen, strict=True)})
    of_one, of_other = ({**some, "category": some["category"][0]} for some in (of_one, of_other))  # by either's name
    assert of_one == of_other


@settings(deadline=None, max_examples=100)
@given(three())
def test_joined_with_itself_a_version_is_itself(versions):
    before, theirs, mine = versions

    assert joined(before, mine, mine) == ({**mine}, {})
    assert joined(before, before, mine).content == {**mine, **names_of(before, mine)}
    assert joined(before, theirs, before).content == theirs
    assert not joined(before, before, mine).clashes + joined(before, theirs, before).clashes
    assert joined(None, mine, mine) == ({**mine}, {})


def names_of(theirs, mine):
    """A row that is the same is called as the other one calls it."""
    return {"category": theirs["category"]} if theirs["category"][0] == mine["category"][0] else {}


@settings(deadline=None, max_examples=100)
@given(three(), st.data())
def test_a_body_that_was_decided_is_a_clean_one(versions, data):
    found = joined(*versions)
    choices = {clash.key: data.draw(st.sampled_from(clash.choices)) for clash in found.clashes}

    body = found.decided(choices)["body"]

    # But for a line at the end, below which the other one has taken out what stood there.
    assert _without_lines(clean_html(body)) == _without_lines(body)


def _without_lines(body):
    return [block for block in blocks_of(body) if block != "<hr>"]
