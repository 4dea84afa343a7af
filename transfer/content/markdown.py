"""Markdown with what Hugo, Jekyll and Pelican add to it: footnotes, their own tags in braces, places of files."""

import re
from collections import Counter
from html import escape

from transfer.readers.cards import markdown

_FENCE = re.compile(r"(^(`{3,}|~{3,})[^\n]*\n.*?^\2[ \t]*$)", re.DOTALL | re.MULTILINE)
_NOTE = re.compile(r"^\[\^([^\]\s]+)\]:[ \t]*(.*(?:\n(?:[ ]{2,}|\t).*|\n(?=\n(?:[ ]{4}|\t)))*)", re.MULTILINE)
_REFERENCE = re.compile(r"\[\^([^\]\s]+)\]")
_LIQUID_CODE = re.compile(r"{%-?\s*highlight\s+(\w+)[^%]*%}\n?(.*?){%-?\s*endhighlight\s*-?%}", re.DOTALL)
_LIQUID_RAW = re.compile(r"{%-?\s*(?:end)?(?:raw|comment)\s*-?%}")
_LIQUID_POST = re.compile(r"{%-?\s*(?:post_url|link)\s+(\S+?)\s*-?%}")
_LIQUID_BASE = re.compile(
    r"{{-?\s*(?:site\.(?:baseurl|url)|['\"]([^'\"]*)['\"]\s*\|\s*(?:relative|absolute)_url)\s*-?}}"
)
_HUGO_CODE = re.compile(r"{{<\s*highlight\s+(\w+)[^>]*>}}\n?(.*?){{<\s*/\s*highlight\s*>}}", re.DOTALL)
_HUGO_REF = re.compile(r"{{[<%]\s*(?:rel)?ref\s+\"?([^\">%\s]+)\"?[^>%]*[>%]}}")
_HUGO = re.compile(r"{{[<%]\s*(/?)\s*([\w-]+)\s*(.*?)\s*/?[>%]}}", re.DOTALL)
_NAMED = re.compile(r"(\w+)\s*=\s*(?:\"([^\"]*)\"|(\S+))")
_LIQUID = re.compile(r"{%-?\s*(\w+)[^%]*%}")
_KRAMDOWN = re.compile(r"^{::?[^}\n]*}[ \t]*$|{:[^}\n]*}", re.MULTILINE)
PLAYERS = {
    "youtube": "https://www.youtube.com/watch?v={}",
    "vimeo": "https://vimeo.com/{}",
    "tweet": "https://x.com/i/status/{}",
    "instagram": "https://www.instagram.com/p/{}/",
    "gist": "https://gist.github.com/{}",
}


def html_of(body: str) -> tuple[str, Counter[str], dict[str, list[str]]]:
    """``(html, found, gone)``, see ``Rendered``."""
    found: Counter[str] = Counter()
    gone: dict[str, list[str]] = {}
    body = _HUGO_CODE.sub(_fenced, _LIQUID_CODE.sub(_fenced, body.replace("\r\n", "\n")))
    pieces = _FENCE.split(body)  # in threes: around, a fenced block, its fence
    around = [_tags(piece, found, gone) if index % 3 == 0 else piece for index, piece in enumerate(pieces)]
    text, notes = _notes("".join(piece for index, piece in enumerate(around) if index % 3 < 2))
    return markdown.render(text) + notes, found, gone


def _fenced(match):
    return f"\n```{match[1]}\n{match[2].rstrip()}\n```\n"


def _tags(text, found, gone):
    text = _LIQUID_POST.sub(r"\1", _LIQUID_BASE.sub(lambda match: match[1] or "", _LIQUID_RAW.sub("", text)))
    text = _HUGO_REF.sub(r"\1", text)
    text = _HUGO.sub(lambda match: _hugo(match, found), text)
    for pattern, reason in ((_LIQUID, "tag templat, bukan kata"), (_KRAMDOWN, "atribut Kramdown, bukan kata")):
        for match in pattern.finditer(text):
            gone.setdefault(reason, []).append(match[0])
            found[f"{{% {match[1]} %}}" if pattern is _LIQUID else "{: }"] += 1
        text = pattern.sub("", text)
    return text


def _hugo(match, found):
    is_closing, name, rest = match.groups()
    found[f"{{{{< {name} >}}}}"] += not is_closing
    named = {key: quoted or bare for key, quoted, bare in _NAMED.findall(rest)}
    first = rest.split()[0].strip('"') if rest and not named else named.get("id", "")
    if name == "figure" and not is_closing:
        caption = named.get("caption") or named.get("title") or ""
        words = f"<figcaption>{escape(caption)}</figcaption>" if caption else ""
        source, alt = escape(named.get("src", "")), escape(named.get("alt", ""))
        return f'\n\n<figure><img src="{source}" alt="{alt}">{words}</figure>\n\n'
    if name in PLAYERS and first:
        address = escape(PLAYERS[name].format("/".join(rest.replace('"', "").split()) if name == "gist" else first))
        return f'\n\n<p><a href="{address}">{escape(named.get("title") or address)}</a></p>\n\n'
    return ""


def _notes(text):
    """Footnotes as two-way links, which ``html.clean`` knows notes by."""
    written = {name: re.sub(r"\n[ \t]+", "\n", words).strip() for name, words in _NOTE.findall(text)}
    if not written:
        return text, ""
    text = _NOTE.sub("", text)
    order: list[str] = []

    def reference(match):
        name = match[1]
        if name not in written:
            return match[0]
        if name not in order:
            order.append(name)
        number = order.index(name) + 1
        return f'<sup><a href="#fn{number}" id="fnref{number}">{number}</a></sup>'

    pieces = _FENCE.split(text)
    text = "".join(
        _REFERENCE.sub(reference, piece) if index % 3 == 0 else piece
        for index, piece in enumerate(pieces)
        if index % 3 < 2
    )
    order += [name for name in written if name not in order]  # one that nothing names keeps its words
    listed = "".join(
        f'<li id="fn{number}">{markdown.renderInline(written[name])} <a href="#fnref{number}">↩</a></li>'
        for number, name in enumerate(order, start=1)
    )
    return text, f"<ol>{listed}</ol>"
