"""Texts as editors write and change them, for properties; and a difference read from either side."""

from hypothesis import strategies as st

from articles.fields import clean_html
from articles.revisions.pieces import parts_of
from articles.text.html import parse, serialize

WORDS = ["kode", "data", "yang", "server", "belajar", "Cakrawala", "2026", "itu,", "di", "basis"]
words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join)
inline = st.one_of(
    words,
    words.map("<strong>{}</strong>".format),
    words.map("<em>{}</em>".format),
    words.map('<a href="https://a.example/">{}</a>'.format),
    words.map("<em>satu <strong>{}</strong></em>".format),
    st.just("<br>"),
    st.just("<code>x = 1</code>"),
    words.map("<ins>{}</ins>".format),
)
phrase = st.lists(inline, min_size=1, max_size=5).map(" ".join)
item = st.one_of(phrase, st.tuples(phrase, phrase).map("{0[0]}<ul><li>{0[1]}</li></ul>".format))
rows = st.lists(st.lists(phrase, min_size=2, max_size=2), min_size=1, max_size=3)
block = st.one_of(
    phrase.map("<p>{}</p>".format),
    words.map("<h2>{}</h2>".format),
    st.lists(item, min_size=1, max_size=4).map(
        lambda items: "<ul>" + "".join(f"<li>{i}</li>" for i in items) + "</ul>"
    ),
    st.lists(phrase, min_size=1, max_size=3).map(
        lambda items: "<blockquote>" + "".join(f"<p>{i}</p>" for i in items) + "</blockquote>"
    ),
    rows.map(
        lambda found: (
            "<table><tbody>"
            + "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in found)
            + "</tbody></table>"
        )
    ),
    words.map(lambda text: "<pre><code>" + text.replace(" ", "\n  ") + "</code></pre>"),
    st.sampled_from([1, 2]).map('<figure class="image"><img data-picture="{}" alt="x"></figure>'.format),
    st.just("<hr>"),
)
blocks = st.lists(block, max_size=8)


def clean(found):
    return clean_html("".join(found))


@st.composite
def changed(draw, unchanged):
    """The same blocks with some taken out, put in, moved or written anew."""
    found = list(unchanged)
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(found)))
        match draw(st.sampled_from(["in", "out", "anew", "move"])):
            case "in":
                found.insert(at, draw(block))
            case "out" if at < len(found):
                del found[at]
            case "anew" if at < len(found):
                found[at] = found[at].replace(draw(st.sampled_from(WORDS)), draw(st.sampled_from(WORDS)), 1)
            case "move" if found:
                found.insert(at, found.pop(draw(st.integers(0, len(found) - 1))))
    return found


def read_as(html, *, without):
    """``without`` "in" is the text before, without "out" the one after; as ``keys_of`` has it."""
    root = parse(html)
    for element in list(root.iter()):
        mark = element.attrib.pop("data-change", None)
        if mark == without:
            element.drop_tree()
        elif mark and element.tag in {"ins", "del"}:
            element.drop_tag()
    return keys_of(serialize(root))


def keys_of(html):
    return [part.key for part in parts_of(html)]
