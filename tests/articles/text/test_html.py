"""The border for HTML that people typed."""

import re

import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.text import html, reading
from articles.text.pasted.code import LANGUAGE

HOSTILE = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.test/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<script\x00>alert(1)</script>",
    "<script/x>alert(1)</script/x>",
    "<img src=x onerror=alert(1)>",
    "<img src='/media/a.png' onerror=alert(1)>",
    "<img src=/media/a.png/onerror=alert(1)>",
    '<img src="javascript:alert(1)">',
    '<img src="data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9YWxlcnQoMSk+">',
    '<img src="//evil.test/pixel.gif">',
    '<img src="https://evil.test/pixel.gif">',
    '<img src="/\\evil.test/pixel.gif">',
    '<img srcset="https://evil.test/x 1x" src="/media/a.png">',
    '<img src="/media/a.png" style="position:fixed;inset:0">',
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><a xlink:href='javascript:alert(1)'><text>x</text></a></svg>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<math><mi//xlink:href='data:x,<script>alert(1)</script>'>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href='JaVaScRiPt:alert(1)'>x</a>",
    "<a href=' javascript:alert(1)'>x</a>",
    "<a href='java\tscript:alert(1)'>x</a>",
    "<a href='java&#9;script:alert(1)'>x</a>",
    "<a href='&#106;&#97;vascript:alert(1)'>x</a>",
    "<a href='\x01javascript:alert(1)'>x</a>",
    "<a href='vbscript:msgbox(1)'>x</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    "<a href='file:///etc/passwd'>x</a>",
    "<a href='/berita' onclick='alert(1)'>x</a>",
    "<a href='/berita' target=_blank onmouseover=alert(1) style=color:red>x</a>",
    "<p onclick=alert(1) onload=alert(1) style='background:url(javascript:alert(1))'>x</p>",
    "<p class='MsoNormal' style='mso-list:l0'>x<o:p></o:p></p>",
    "<p id=isi class='header sky-senja'>x</p>",
    "<p data-article=3 data-x=y>x</p>",
    "<div class='read-also evil' data-article=3>x</div>",
    "<div class='read-also' data-article='3\" onclick=alert(1)'>x</div>",
    "<div class='read-also' data-article='-1'>x</div>",
    "<div class='read-also' data-article='3'><script>alert(1)</script><b>x</b></div>",
    "<div class='read-also' data-article='" + "9" * 40 + "'>x</div>",
    "<table class=MsoTableGrid border=1 onclick=alert(1)><tr><td style='width:1px' bgcolor=red>x</td></tr></table>",
    "<table background='javascript:alert(1)'><tr><td>x</td></tr></table>",
    "<td>no table</td>",
    "<table><tr><td><script>alert(1)</script>x",
    "<table><td><a href=javascript:alert(1)>x</table>",
    "<td colspan=99999999 rowspan=-1>x</td>",
    "<ol start=99999999999><li>x</li></ol>",
    "<iframe src=//evil.test></iframe>",
    "<iframe srcdoc='<script>alert(1)</script>'>x</iframe>",
    "<iframe><p>x</p><script>alert(1)</script></iframe>",
    "<object data=x.swf><embed src=x.swf></object>",
    "<embed src=//evil.test/x.swf>",
    "<applet code=x></applet>",
    "<link rel=stylesheet href=//evil.test/x.css>",
    "<meta http-equiv=refresh content='0;url=//evil.test'>",
    "<base href=//evil.test/>",
    "<style>@import '//evil.test/x.css';</style>",
    "<style><img src='</style><img src=x onerror=alert(1)>'></style>",
    "<title><img src=x onerror=alert(1)></title>",
    "<textarea><img src=x onerror=alert(1)></textarea>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<template><script>alert(1)</script></template>",
    "<form action=//evil.test><input name=x autofocus onfocus=alert(1)><button>x</button></form>",
    "<input type=image src=x onerror=alert(1)>",
    "<video src=x onerror=alert(1)></video><audio src=x onerror=alert(1)>",
    "<video><source onerror=alert(1)></video>",
    "<details open ontoggle=alert(1)><summary>x</summary></details>",
    "<marquee onstart=alert(1)>x</marquee>",
    "<body onload=alert(1)><html onclick=alert(1)>x",
    "<frameset><frame src=javascript:alert(1)></frameset>",
    "<!--[if IE]><script>alert(1)</script><![endif]-->",
    "<!-- --!><img src=x onerror=alert(1)> -->",
    "<![CDATA[<img src=x onerror=alert(1)>]]>",
    "<?xml version='1.0'?><script>alert(1)</script>",
    "<?php echo 1 ?>x",
    "<!DOCTYPE html><p>x",
    "<x:script xmlns:x='http://www.w3.org/1999/xhtml'>alert(1)</x:script>",
    "<h1 onclick=alert(1)>x</h1><h2 id=isi>y</h2><h6>z</h6>",
    "<b><i><u><s><font color=red size=7>x</font></s></u></i></b>",
    "<a><a><a href=x>x</a></a></a>",
    "<p>" + "<b>" * 60 + "x",
    "<blockquote><ul><li><h2><table><tr><td><p><div>x",
    "<ul><p>x</p><li>y</li>z</ul>",
    "kata&#11;kata&#1;",
    "<div class=read-also data-article=3>&#8;</div>",
    "<p>a&#xFFFE;b<img src=/media/a.png alt='&#1;'></p>",
    "<div data-article=3 lang=id class=read-also>x</div>",
    "<h2><div class='read-also' data-article='3'>x</div></h2>",
    "\x00\x01\x0b<p>a\x00b\ud800</p>\ufffe",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#x3c;img src=x onerror=alert(1)&#x3e;",
    "<p>a</p",
    "<<<>>><p<p><//p>",
    "<a href=\"x' onclick='alert(1)\">x</a>",
    "<img alt=\"><script>alert(1)</script>\" src=/media/a.png>",
    "<p lang='\"><script>alert(1)</script>'>x</p>",
    "<plaintext><p>x",
    "<xmp><script>alert(1)</script></xmp>",
    "<listing>&lt;script></listing>",
    "<select><option><script>alert(1)</script></select>",
    "<image src=x onerror=alert(1)>",
    "<isindex type=image src=1 onerror=alert(1)>",
    "<img data-picture='12' onerror=alert(1)>",
    "<img data-picture='12\" onerror=alert(1)'>",
    "<img data-picture='-1' src=//evil.test/x.png>",
    "<img data-picture='" + "9" * 40 + "' alt=x>",
    "<img data-picture='\u0661\u0662' alt=x>",
    "<img data-picture='12' src='https://evil.test/x.png'>",
    "<img data-picture='12' src='javascript:alert(1)' srcset='//evil.test 1x'>",
    "<img data-picture=0 src=/media/a.png>",
    "<p data-picture=12>x</p>",
    "<img alt='\U0001f600<script>' src=//evil.test/x.png>",
]  # fmt: skip


OUR_ID = re.compile(r"(sasaran-[a-z0-9_-]+|(catatan|rujukan)-[1-9][0-9]*(-[0-9]+)?)")


def assert_harmless(cleaned: str):
    """Nothing in ``cleaned`` is outside the allow-list, as a parser other than the cleaner's sees it."""
    root = lxml.html.fragment_fromstring(cleaned, create_parent="main")
    for element in root.iterdescendants():
        assert isinstance(element.tag, str), f"a comment or instruction: {element}"
        assert element.tag in html.TAGS
        allowed = html.ATTRIBUTES.get(element.tag, set()) | html.ATTRIBUTES["*"]
        for name, value in element.attrib.items():
            if name == "class" and element.tag == "code":
                assert LANGUAGE.fullmatch(value)
                assert element.getparent().tag == "pre"
                continue
            if name == "class":
                assert set(value.split()) <= html.CLASSES.get(element.tag, set())
                continue
            assert name in allowed
            if name in {"href", "src"}:
                scheme = re.match(r"[\s\x00-\x20]*([a-z][a-z0-9+.-]*):", value, re.IGNORECASE)
                assert scheme is None or scheme[1].lower() in html.SCHEMES
            if name == "src":
                assert html.is_local(value)
            if name == "id":
                assert OUR_ID.fullmatch(value)
            if name == "data-picture":
                assert re.fullmatch("[1-9][0-9]{0,8}", value)
        assert element.tag != "img" or {"src", "data-picture"} & set(element.attrib)
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe]", cleaned)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_html_is_harmless_once_cleaned_and_stays_as_it_is(hostile):
    cleaned = html.clean(hostile)

    assert_harmless(cleaned)
    assert html.clean(cleaned) == cleaned


def test_there_are_at_least_sixty_hostile_inputs():
    assert len(set(HOSTILE)) >= 60


NAMES = sorted(
    html.FOREIGN_TAGS
    | html.DROPPED_WITH_CONTENT
    | {"iframe", "u", "o:p", "text", "filter", "mi", "body", "xmp", "option"}
)
VALUES = [
    "x",
    "javascript:alert(1)",
    "/media/a.png",
    "//evil.test",
    "https://www.youtube.com/embed/abcdefghijk",
    "#x",
    "#fn1",
    "#catatan-1",
    "#sasaran-x",
    "#_Toc1",
    "fn1",
    "catatan-1",
    "rujukan-1",
    "sasaran-x",
    "read-also",
    "footnotes",
    "image",
    "language-python",
    "linenos",
    "white-space:pre",
    "font-family:monospace",
    "list-style-type:lower-alpha",
    "mso-list:l0 level2 lfo1",
    "text-decoration:line-through;font-weight:700",
    "font-weight:normal;vertical-align:super",
    "12",
    "-3",
    "a",
    "\U0001f600",
    "é\"'<>&",
    "",
]
ATTRIBUTE = st.tuples(
    st.sampled_from(
        """
        href href src class class id id name style style onclick data-article data-picture colspan lang type start
        reversed value title open width
        """.split()
    ),
    st.sampled_from(VALUES),
).map(lambda pair: f' {pair[0]}="{pair[1]}"')
OPENING = st.builds(
    lambda name, attributes: f"<{name}{''.join(attributes)}>", st.sampled_from(NAMES), st.lists(ATTRIBUTE, max_size=3)
)
CLOSING = st.sampled_from(NAMES).map(lambda name: f"</{name}>")
WORDS = st.one_of(st.text(max_size=12), st.sampled_from(["1", "[1]", "Biaya kuliah", "\n\n", "\n    x", "\xa0\xa0 y"]))
NOTE = st.sampled_from(
    [
        '<sup><a href="#fn1" id="fnref1">1</a></sup>',
        '<li id="fn1">Data BPS <a href="#fnref1">^</a></li>',
        '<p><a href="#fnref1" id="fn1">[1]</a> Data BPS</p>',
        '<ol class="footnotes"><li id="catatan-1">Data BPS <a href="#rujukan-1">Kembali ke teks</a></li></ol>',
        '<p><a href="#_Toc1">Biaya</a></p>',
        '<a name="_Toc1"></a>',
    ]
)
REFERENCE = st.integers(0, 0x11000).map(lambda number: f"&#{number};")
BOX = st.builds(
    lambda first, second: f"<div {first} {second}>Baca juga: x</div>",
    st.sampled_from(['class="read-also"', 'data-article="7"', 'lang="id"']),
    st.sampled_from(['class="read-also"', 'data-article="7"']),
)
SOUP = st.lists(st.one_of(OPENING, OPENING, OPENING, CLOSING, WORDS, REFERENCE, BOX, NOTE), max_size=14).map("".join)


@settings(max_examples=400, deadline=None)
@given(SOUP)
def test_whatever_is_typed_cleaning_is_stable_and_nothing_foreign_comes_out(soup):
    cleaned = html.clean(soup)

    assert_harmless(cleaned)
    assert html.clean(cleaned) == cleaned


@settings(max_examples=150, deadline=None)
@given(SOUP)
def test_the_form_for_reading_is_made_of_any_clean_text(soup):
    cleaned = html.clean(soup)

    printed = reading.for_reading(cleaned)

    assert reading.plain_text(cleaned).replace("\n", " ").split() == _words_of(printed)
    boxes = [piece for piece in reading.split_read_also(printed) if isinstance(piece, int)]
    assert boxes == reading.read_also_ids(cleaned)


def _words_of(printed):
    return reading.plain_text(printed).replace("\n", " ").split()


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("<h1>Judul</h1><p>Isi</p>", "<h2>Judul</h2><p>Isi</p>"),
        ("<div>Satu</div><div>Dua</div>", "<p>Satu</p><p>Dua</p>"),
        ("Satu<p>Dua</p>tiga <b>empat</b>", "<p>Satu</p><p>Dua</p><p>tiga <strong>empat</strong></p>"),
        ("<p>a<b></b><a href='/x'></a></p><h2> </h2><p>&nbsp;</p>", "<p>a</p>"),
        ("<ul><li>satu<div>dua</div></li></ul>", "<ul><li>satu dua</li></ul>"),
        ('<ol start="6"><li>x</li></ol>', '<ol start="6"><li>x</li></ol>'),
        ("<p>R&amp;D &lt; 5</p>", "<p>R&amp;D &lt; 5</p>"),
        (
            '<figure class="image"><img src="/media/a.png" alt="Lab"><figcaption>Lab</figcaption></figure>',
            '<figure class="image"><img src="/media/a.png" alt="Lab"><figcaption>Lab</figcaption></figure>',
        ),
        (
            '<div class="read-also" data-article="7">Baca juga: <b>Judul</b></div>',
            '<div class="read-also" data-article="7">Baca juga: Judul</div>',
        ),
    ],
)
def test_what_an_editor_pastes_becomes_our_own_few_tags(typed, stored):
    assert html.clean(typed) == stored


def test_pictures_of_our_own_media_host_stay():
    picture = '<p><img src="https://media.test/a.png" alt=""></p>'

    assert html.clean(picture, media_url="https://media.test/") == picture
    assert html.clean(picture) == ""


@pytest.mark.parametrize("typed", ["x" * 1_000_001, "<blockquote>" * 300 + "x", "<ul><li>" * 60 + "x"])
def test_what_is_longer_or_deeper_than_any_article_is_refused_and_not_cut(typed):
    with pytest.raises(html.TooMuchHtml):
        html.clean(typed)
