"""What every widget for a rich text shows."""

import pytest

from newsroom.ckeditor import ArticleEditor
from newsroom.editor import PlainArea

WIDGETS = [ArticleEditor, PlainArea]


@pytest.mark.parametrize("widget", WIDGETS)
@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("<p onclick=alert(1)>Halo<script>alert(1)</script></p>", "<p>Halo</p>"),
        ("<i>" * 200 + "Gaji &amp; bonus", "Gaji &amp; bonus"),
        ("<i>" * 200 + "&lt;script>", "&lt;script&gt;"),
        (None, ""),
    ],
)
def test_only_clean_html_is_shown_and_words_always_come_back(widget, typed, shown):
    assert widget().format_value(typed) == shown


def test_a_plain_area_gives_each_block_lines_of_its_own():
    html = "<h2>Biaya</h2><blockquote><p>a</p><p>b</p></blockquote><p>c <em>d</em></p>"

    shown = PlainArea().format_value(html)

    assert shown == "<h2>Biaya</h2>\n\n<blockquote><p>a</p><p>b</p></blockquote>\n\n<p>c <em>d</em></p>"
