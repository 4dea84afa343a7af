"""WordPress' own markup: paragraphs without ``p``, comments for blocks, words in brackets. What ``html.clean`` reads by
itself (captions, embedded pages, players) is left to it; here is what needs the rest of the export, or is lost there.
"""

import base64
import binascii
import re
from collections import Counter
from collections.abc import Callable, Sequence
from html import escape
from urllib.parse import unquote

from transfer.record import Item

Gallery = Callable[[Sequence[str]], list[Item]]
Result = tuple[str, Counter[str], dict[str, list[str]]]

_BLOCK = re.compile(r"<!--\s+wp:([a-z][a-z0-9/-]*)\s*(?:\{.*?\}\s*)?(/?)-->", re.DOTALL)
_CODE = re.compile(
    r"\[(code|sourcecode|python|php|java|javascript|js|html|css|sql|bash|xml|cpp|csharp|ruby|perl|go)"
    r"(\s[^\[\]]*)?\](.*?)\[/\1\]",
    re.DOTALL | re.IGNORECASE,
)
_LANGUAGE = re.compile(r"""\b(?:lang|language)=["']?([\w+#-]+)""", re.IGNORECASE)
_GALLERY = re.compile(r"\[gallery\b([^\[\]]*)\]")
_NUMBERS = re.compile(r"""\bids=["']?([\d,\s]+)""")
_RAW = re.compile(r"\[vc_raw_html[^\]]*\]([A-Za-z0-9+/=\s]+)\[/vc_raw_html\]")
_BUILDER = re.compile(r"\[((?:vc|et_pb|fusion|av|cs|mk|tatsu|ux|x)_[a-z0-9_]+)((?:\s[^\[\]]*)?)\]")
_WORDS = re.compile(r"""\b(text|title|heading|header|subtitle|label|button_text|content)=(?:"([^"]*)"|'([^']*)')""")
_SHORTCODE = re.compile(r"\[([a-z][a-z0-9_-]*)(?:\s+[\w-]+=[^\[\]]*|\s*/?|:[^\[\]]*)?\]", re.IGNORECASE)
_CLOSING = re.compile(r"\[/([a-z][a-z0-9_-]*)\]", re.IGNORECASE)
_CAPTION_WORDS = re.compile(
    r"""\[(?:wp_)?caption\b([^\]]*)\](\s*(?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*</a>)?)\s*\[/(?:wp_)?caption\]""",
    re.DOTALL,
)
_CAPTION = re.compile(r"""\bcaption=(?:"([^"]*)"|'([^']*)')""")
_ALONE = re.compile(r"(?m)^[ \t]*(https?://[^\s<>\"\[\]]+)[ \t]*$")
_SPARED = re.compile(r"(<(pre|script|style|textarea|svg|code)\b.*?</\2\s*>)", re.DOTALL | re.IGNORECASE)


def html_of(body: str, gallery: Gallery) -> Result:
    """``(html, found, gone)``, see ``Rendered``."""
    found: Counter[str] = Counter(f"wp:{match[1]}" for match in _BLOCK.finditer(body))
    body = body.replace("\r\n", "\n").replace("\r", "\n")
    body = _CODE.sub(lambda match: _counted(found, match[1], _code(match)), body)
    pieces = _SPARED.split(body)  # in threes: around, what is spared, its tag
    around = [_brackets(piece, found, gallery) if index % 3 == 0 else piece for index, piece in enumerate(pieces)]
    html = "".join(piece for index, piece in enumerate(around) if index % 3 < 2)
    gone = _shortcode_words(html)
    if "<!-- wp:" not in body:
        html = paragraphs(html)
    return html, found, gone


def _counted(found, name, html):
    found[f"[{name.lower()}]"] += 1
    return html


def _code(match):
    """As it was typed, or as the visual editor kept it: with ``&lt;`` already."""
    text = match[3].strip("\n")
    if "<" in text and "&lt;" not in text:
        text = escape(text, quote=False)
    text = re.sub(r"<br\s*/?>\n?", "\n", text)
    named = _LANGUAGE.search(match[2] or "")
    name = named[1] if named else "" if match[1].lower() in {"code", "sourcecode"} else match[1]
    return (
        f'<pre><code class="language-{name.lower()}">{text}</code></pre>' if name else f"<pre><code>{text}</code></pre>"
    )


def _brackets(text: str, found: Counter[str], gallery: Gallery) -> str:
    if "[" in text:
        found.update(f"[{match[1].lower()}]" for match in _SHORTCODE.finditer(text))
        text = _GALLERY.sub(lambda match: _pictures(gallery(_ids(match[1]))), text)
        text = _CAPTION_WORDS.sub(_old_caption, text)
        text = _RAW.sub(_raw, text)
        text = _BUILDER.sub(_builder, text)
    return _ALONE.sub(r'<p><a href="\1">\1</a></p>', text)


def _ids(attributes):
    listed = _NUMBERS.search(attributes)
    return [number.strip() for number in listed[1].split(",") if number.strip()] if listed else []


def _pictures(items):
    figures = []
    for item in items:
        caption = f"<figcaption>{item.caption}</figcaption>" if item.caption else ""
        figures.append(f'<figure><img src="{escape(item.file)}" alt="{escape(item.alt)}">{caption}</figure>')
    return "".join(figures)


def _old_caption(match):
    """Before WordPress 3.4 a caption was an attribute."""
    said = _CAPTION.search(match[1])
    words = (said[1] or said[2] or "") if said else ""
    return f"<figure>{match[2].strip()}{f'<figcaption>{words}</figcaption>' if words else ''}</figure>"


def _raw(match):
    try:
        return unquote(base64.b64decode(match[1], validate=False).decode("utf-8", "replace"))
    except (binascii.Error, ValueError):
        return match[0]


def _builder(match):
    """A page builder keeps words that readers saw in attributes."""
    words = [(name, (double or single).strip()) for name, double, single in _WORDS.findall(match[2])]
    is_heading = "heading" in match[1] or "title" in match[1]
    shown = "".join(
        f"<h3>{text}</h3>" if is_heading or name in {"title", "heading", "header"} else f"<p>{text}</p>"
        for name, text in words
        if text
    )
    return shown + f"[{match[1]}]"


def _shortcode_words(html):
    """The words of what is in brackets, and shows nothing of its own."""
    gone: dict[str, list[str]] = {}
    for match in (*_SHORTCODE.finditer(html), *_CLOSING.finditer(html)):
        gone.setdefault("kode singkat", []).append(match[0])
    return gone


_BLOCKS = (
    "(?:table|thead|tfoot|caption|col|colgroup|tbody|tr|td|th|div|dl|dd|dt|ul|ol|li|pre|form|map|area|blockquote|address"
    "|style|p|h[1-6]|hr|fieldset|legend|section|article|aside|hgroup|header|footer|nav|figure|details|menu"
    "|summary|iframe)"
)
_BEFORE = re.compile(rf"(<{_BLOCKS}(?=[\s/>])[^>]*>)", re.IGNORECASE)
_AFTER = re.compile(rf"(</{_BLOCKS}>)", re.IGNORECASE)
_EDGE = re.compile(rf"</?{_BLOCKS}(?=[\s/>])", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*\n[^<>]*>")


def paragraphs(html: str) -> str:
    """What WordPress' ``wpautop`` does on showing a text (wp-includes/formatting.php): an empty line ends a paragraph,
    a line break is one; around blocks neither means anything."""
    kept: list[str] = []

    def keep(match):
        kept.append(match[0])
        return f"\n\n\ue001{len(kept) - 1}\ue001\n\n" if match[2].lower() != "code" else f"\ue001{len(kept) - 1}\ue001"

    html = _SPARED.sub(keep, html)
    html = _TAG.sub(lambda match: match[0].replace("\n", " "), html)
    html = re.sub(r"<br\s*/?>\s*<br\s*/?>", "\n\n", html)
    html = _AFTER.sub("\\1\n\n", _BEFORE.sub("\n\n\\1", html))
    shown = []
    for piece in re.split(r"\n\s*\n", html):
        piece = piece.strip("\n")
        if not piece.strip():
            continue
        if _EDGE.match(piece.lstrip()):
            opening = _BEFORE.match(piece.lstrip())
            if opening and piece.lstrip()[opening.end() :].strip():
                rest = re.sub(r"(?<!<br>)\n", "<br>\n", piece.lstrip()[opening.end() :].strip("\n"))
                shown.append(f"{opening[1]}{rest}\n")
            else:
                shown.append(f"{piece}\n")
        elif re.fullmatch("\\s*\ue001\\d+\ue001\\s*", piece):
            shown.append(f"{piece.strip()}\n")
        else:
            lines = re.sub(r"(?<!<br>)(?<!<br />)(?<!<br/>)\n", "<br>\n", piece)
            shown.append(f"<p>{lines}</p>\n")
    html = "".join(shown)
    html = re.sub(rf"<p>([^<]*)(</{_BLOCKS}>)</p>", r"<p>\1</p>\2", html)
    html = re.sub(r"<br>\s*(</?(?:p|li|div|dl|dd|dt|th|pre|td|ul|ol)\b[^>]*>)", r"\1", html)
    return re.sub("\ue001(\\d+)\ue001", lambda match: kept[int(match[1])], html)
