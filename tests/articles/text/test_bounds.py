"""Texts made to cost: ten times as much of one costs ten times the work, or is refused before any."""

import pytest

from articles.text import contacts, html, pictures, portable, reading, sameness
from articles.text.tree import MAX_ELEMENTS
from tests.work import growth

LINEAR = 13  # times the work of ten times the text; a step that looks at all others takes a hundred
COSTLY = {
    "paragraphs": "<p>a</p>",
    "links": '<a href="/berita/a">a</a>',
    "pictures": '<img src="/media/a.png" alt="a">',
    "pictures of others": "a<img src='//x.id/a.png'>",
    "paragraphs that nobody closed": "<p>",
    "line breaks": "a<br>",
    "lines of code": "<p><code>a</code></p>",
    "code with breaks": "<code>a<br>b</code> ",
    "unknown tags": "<xyz>a</xyz>",
    "empty headings": "<h2></h2>",
    "boxes": "<div>a</div>",
    "boxes in boxes": f"{'<div>' * 30}a{'</div>' * 30}",
    "lists": "<ul><li>a</li></ul>",
    "lists of Word": '<p style="mso-list:l0 level1 lfo1">1. a</p>',
    "styles": '<span style="font-weight:bold">a</span> ',
    "tables": "<table><tr><td>a</td></tr></table>",
    "notes": '<a href="#_ftn1" name="_ftnref1">[1]</a>',
    "places": '<a href="#a">a</a><p id="a"></p>',
    "contents": '<div><ul><li><a href="#a">a</a></li><li><a href="#b">b</a></li></ul></div>',
    "videos": '<iframe src="https://www.youtube.com/embed/abcdefghijk"></iframe>',
    "questions": "<details><summary>a</summary>b</details>",
}
# Each of these took minutes: the pattern that reads them began anew at every place.
READ_ONCE = {
    "players": "[video ",
    "players with sources": '[video src="http://a" ',
    "code that nobody closed": "[code x]",
    "spaces between words": "a" + " " * 20,
    "captions": "[caption a=b]",
    "attributes": ' a="b"',
    "tags that nobody closed": "<a x='",
    "less than": "<",
    "quotes": "\"'",
}


@pytest.mark.parametrize("unit", COSTLY.values(), ids=COSTLY)
def test_ten_times_the_text_takes_ten_times_the_work(unit):
    assert growth(lambda n: lambda: html.clean(unit * n), 30) < LINEAR


@pytest.mark.parametrize(
    "read",
    [reading.for_reading, reading.plain_text, reading.links, reading.headings, sameness.essence, None],
    ids=lambda read: read.__name__ if read else "portable",
)
def test_what_is_made_of_a_clean_text_takes_no_more_work_than_its_length(read):
    unit = '<h2>Judul</h2><p>a <a href="/b">b</a></p><table><tr><td>a</td></tr></table>'
    read = read or (lambda text: portable.portable(text, "https://x.id/a", {}))

    assert growth(lambda n: lambda: read(html.clean(unit * n)), 20) < LINEAR


@pytest.mark.parametrize("unit", READ_ONCE.values(), ids=READ_ONCE)
def test_a_pattern_reads_each_letter_once(unit):
    """Ends at once; before, a text of this length took the machine for longer than any reader waits."""
    text = f"<p>a{unit * (html.MAX_CHARACTERS // len(unit) // 2)}"

    html.clean(text)
    pictures.take(f"{text};base64,", lambda embedded: None)


def test_pictures_in_a_text_are_found_in_one_pass():
    assert pictures.take("<img x" * 150_000 + ";base64,", lambda embedded: None).startswith("<img x")


def test_a_text_of_more_elements_than_any_article_is_refused_before_it_is_tidied():
    with pytest.raises(html.TooMuchHtml, match="elements"):
        html.clean("<p>a</p>" * (MAX_ELEMENTS + 1))


def test_a_tag_of_thousands_of_attributes_is_refused():
    with pytest.raises(html.TooMuchHtml, match="attributes"):
        html.clean(f"<p {' '.join(f'a{number}' for number in range(6000))}>a</p>")


def test_a_weight_of_thousands_of_digits_is_none():
    assert html.clean(f'<b style="font-weight:{"9" * 5000}">a</b>') == "<p><strong>a</strong></p>"


def test_a_profile_typed_with_a_page_of_spaces_is_refused_at_once():
    with pytest.raises(contacts.ValidationError):
        contacts.profile_address(f"ig{' ' * 400_000}!")


def test_a_mailbox_of_a_page_of_signs_is_refused_at_once():
    with pytest.raises(contacts.ValidationError):
        contacts.mailbox(f"<{'a@' * 200_000}<")


def test_more_profiles_than_anybody_has_are_refused():
    with pytest.raises(contacts.ValidationError, match="terlalu banyak"):
        contacts.profile_addresses("https://instagram.com/kampus\n" * 1000)
