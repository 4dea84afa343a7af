import pytest

from articles.text import reading
from articles.text.html import clean
from articles.text.portable import portable

LINES = "def f(x):\n    if x:\n        return 1\n\n    return 2"
STORED = f"<pre><code>{LINES}</code></pre>"
NBSP = LINES.replace("  ", "&nbsp; ")
ROWS = "".join(
    f'<tr><td class="blob-num" data-line-number="{number}"></td>\n<td class="blob-code">{line}</td></tr>'
    for number, line in enumerate(LINES.split("\n"), start=1)
)


@pytest.mark.parametrize(
    "typed",
    [
        STORED,
        f"<pre>\n<code>{LINES}\n</code></pre>",
        f"<pre><code>{NBSP}</code></pre>".replace("\n", "<br>"),
        "<pre>" + "\n".join(f"<code>{line}</code>" for line in LINES.split("\n")) + "</pre>",
        "<pre><code>" + "".join(f"<div>{line or '<br>'}</div>" for line in LINES.split("\n")) + "</code></pre>",
        '<div style="font-family:Consolas;white-space: pre;">'
        + "".join(f"<div><span class='k'>{line}</span></div>" if line else "<br>" for line in LINES.split("\n"))
        + "</div>",
        f'<span style="white-space:pre">{LINES}</span>',
        f'<p style="font-family: Menlo, monospace; white-space: pre-wrap">{LINES}</p>',
        f"<p><code>{NBSP}</code></p>".replace("\n", "<br>\n"),
        f"<div><code>{LINES}</code></div>".replace("\n", "<br>"),
        f'<pre class="line-numbers"><code>{LINES}<span class="line-numbers-rows"><i></i></span></code></pre>',
        f"<table>{ROWS}</table>",
        f"<table><tr><td class='linenos'><pre>1\n2\n3</pre></td><td><div><pre>{LINES}</pre></div></td></tr></table>",
    ],
    ids=[
        "stored",
        "newlines",
        "breaks",
        "a code a line",
        "divs",
        "VS Code",
        "span",
        "p",
        "blog",
        "typed",
        "Prism",
        "GitHub",
        "Pygments",
    ],
)
def test_code_keeps_its_lines_and_the_spaces_before_them(typed):
    assert clean(typed) == STORED


@pytest.mark.parametrize(
    "typed",
    [
        '<pre class="language-python">x</pre>',
        '<pre><code class="hljs language-python">x</code></pre>',
        '<pre><code class="hljs python">x</code></pre>',
        '<pre class="brush: python; gutter: false">x</pre>',
        '<pre class="EnlighterJSRAW" data-enlighter-language="python">x</pre>',
        '<div class="language-python highlighter-rouge"><div><pre class="highlight">x</pre></div></div>',
        '<div class="highlight highlight-source-python"><pre><span class="pl-k">x</span></pre></div>',
        '[code lang="python"]x[/code]',
    ],
)
def test_the_language_has_one_form(typed):
    assert clean(typed) == '<pre><code class="language-python">x</code></pre>'


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("<pre>Puisi\n   <em>satu</em></pre>", "<pre>Puisi\n   <em>satu</em></pre>"),
        ('<p>Tekan <code class="language-x evil">ls</code></p>', "<p>Tekan <code>ls</code></p>"),
        ('<p><span style="white-space:pre">\t</span>Satu</p>', "<p>Satu</p>"),
        ('<p style="white-space:pre-wrap">Satu</p>', "<p>Satu</p>"),
        ('<p style="font-family:Courier">Satu</p><p>Dua</p>', "<p>Satu</p><p>Dua</p>"),
        ('<pre><code class="language-x y"onclick=a>x</code></pre>', '<pre><code class="language-x">x</code></pre>'),
    ],
)
def test_what_is_no_code_becomes_none(typed, stored):
    assert clean(typed) == stored


def test_code_is_laid_out_on_the_page_in_the_feed_and_in_plain_text():
    printed = reading.for_reading(f"<p>a</p>{STORED}<p>b</p>")

    assert f'<pre tabindex="0" role="region" aria-label="Kode"><code>{LINES}</code></pre>' in printed
    assert f"<code>{LINES}</code>" in portable(printed, "https://cakrawala.test/", {})
    assert reading.plain_text(f"<p>a</p>{STORED}<p>b</p>") == f"a\n{LINES}\nb"
