import pytest

from articles.text.sameness import essence

SAME = [
    ("<p>a</p><p>b</p>", "<p>a</p>\r\n\r\n<p>b</p>\n"),
    ("<ul><li>a</li><li>b</li></ul>", "<ul>\n\t<li>a</li>\n\t<li>b</li>\n</ul>"),
    ("<ol><li>a<ul><li>b</li></ul></li></ol>", "<ol>\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n</ol>"),
    ("<table><tbody><tr><td>a</td><td>b</td></tr></tbody></table>",
     "<table>\n\t<tbody>\n\t\t<tr>\n\t\t\t<td>a</td>\n\t\t\t<td>b</td>\n\t\t</tr>\n\t</tbody>\n</table>"),
    ("<blockquote><p>a</p></blockquote>", "<blockquote>\n<p>a</p>\n</blockquote>"),
    ("<dl><dt>a</dt><dd>b</dd></dl><hr>", "<dl>\n\t<dt>a</dt>\n\t<dd>b</dd>\n</dl>\n<hr>\n"),
    ("<details><summary>a</summary><p>b</p></details>", "<details>\n<summary>a</summary>\n<p>b</p>\n</details>"),
    ("<p>satu dua</p>", "<p>satu\ndua</p>"),
    ("<p>satu <em>dua</em> tiga</p>", "<p>satu\n<em>dua</em>\ntiga </p>"),
    ('<figure class="image"><img src="/a" alt=""><figcaption>b</figcaption></figure>',
     '<figure class="image"><img src="/a" alt="">\n<figcaption>b</figcaption>\n</figure>'),
]  # fmt: skip
OTHER = [
    ("<p>a</p>", "<p>b</p>"),
    ("<p>satu dua</p>", "<p>satudua</p>"),
    ("<p>satu <em>dua</em></p>", "<p>satu<em>dua</em></p>"),
    ("<p><em>a</em> <strong>b</strong></p>", "<p><em>a</em><strong>b</strong></p>"),
    ("<p>10\xa0km</p>", "<p>10 km</p>"),
    ("<pre>a\n    b</pre>", "<pre>a\n  b</pre>"),
    ("<pre><code>a\n    b</code></pre>", "<pre><code>a\nb</code></pre>"),
    ("<p>a<br>b</p>", "<p>a b</p>"),
    ('<p><a href="/a">x</a></p>', '<p><a href="/b">x</a></p>'),
    ("<h2>a</h2>", "<h3>a</h3>"),
    ("<ol><li>a</li></ol>", '<ol type="a"><li>a</li></ol>'),
    ("<p>Rp5</p>", "<p><s>Rp5</s></p>"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_layout_is_no_difference(one, other):
    assert essence(one) == essence(other)


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_what_a_reader_sees_is_one(one, other):
    assert essence(one) != essence(other)


@pytest.mark.parametrize("html", ["", "a", *(text for pair in SAME + OTHER for text in pair)])
def test_an_essence_is_its_own(html):
    assert essence(essence(html)) == essence(html)
