"""Ghost's cards, of Mobiledoc and of Lexical, as the HTML that Ghost made of them."""

from html import escape
from typing import Any

from markdown_it import MarkdownIt

markdown = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def card(name: str, payload: dict[str, Any]) -> str:
    """ "" for a card that shows nothing; one that is not known shows all the words that it holds."""
    get = _Payload(payload)
    match name.removeprefix("card-").removesuffix("-card"):
        case "html":
            return get.raw("html")
        case "markdown":
            return markdown.render(get.raw("markdown"))
        case "image" | "koenig-image":
            return _picture(get)
        case "gallery":
            return "".join(_picture(_Payload(one)) for one in payload.get("images") or () if isinstance(one, dict)) + (
                get.paragraph("caption")
            )
        case "code" | "codeblock":
            language = f' class="language-{get("language")}"' if payload.get("language") else ""
            return f"<pre><code{language}>{get('code')}</code></pre>{get.paragraph('caption')}"
        case "embed":
            return _embed(get)
        case "bookmark":
            return _bookmark(get)
        case "hr" | "horizontalrule":
            return "<hr>"
        case "paywall" | "email" | "email-cta" | "tk" | "soft-return":
            return ""
        case "callout":
            words = get.html("calloutText", "text")
            return f"<blockquote><p>{get('calloutEmoji')} {words}</p></blockquote>"
        case "toggle":
            return f"<details><summary>{get.html('heading')}</summary>{get.html('content')}</details>"
        case "button":
            return _link(get("buttonUrl"), get("buttonText"))
        case "video" | "audio":
            title = get("title") or get.html("caption")
            return f'<{name} src="{get("src")}" title="{title}"></{name}>'
        case "file":
            return _link(get("src"), get("fileTitle") or get("fileName") or get("src")) + get.paragraph("fileCaption")
        case "header":
            return f"<h2>{get.html('heading', 'header')}</h2>{get.paragraph('subheading', 'subheader')}" + (
                _link(get("buttonUrl"), get("buttonText"))
            )
        case "product":
            return (
                _picture(_Payload({"src": payload.get("productImageSrc")}))
                + f"<h3>{get.html('productTitle')}</h3>{get.html('productDescription')}"
                + _link(get("productUrl"), get("productButton"))
            )
        case _:
            unknown = (value for key, value in payload.items() if isinstance(value, str) and _is_words(key, value))
            return "".join(f"<p>{word}</p>" for word in unknown)


class _Payload:
    """What a card holds, as text that is safe in an attribute, or as HTML where Ghost keeps HTML."""

    def __init__(self, payload: dict[str, Any]):
        self._payload = payload

    def __call__(self, name: str) -> str:
        return escape(self.raw(name))

    def raw(self, *names: str) -> str:
        found = (self._payload.get(name) for name in names)
        return next((value for value in found if isinstance(value, str) and value), "")

    html = raw

    def paragraph(self, *names: str) -> str:
        words = self.raw(*names)
        return f"<p>{words}</p>" if words else ""


def _picture(get):
    source = get("src")
    if not source:
        return ""
    image = f'<img src="{source}" alt="{get("alt")}">'
    if href := get("href"):
        image = f'<a href="{href}">{image}</a>'
    caption = get.raw("caption")
    return f"<figure>{image}<figcaption>{caption}</figcaption></figure>" if caption else f"<figure>{image}</figure>"


def _embed(get):
    if "<iframe" in get.raw("html"):
        return f"<figure>{get.raw('html')}<figcaption>{get.raw('caption')}</figcaption></figure>"
    return get.raw("html") + _link(get("url"), get("url")) + get.paragraph("caption")


def _bookmark(get):
    known = get._payload.get("metadata")
    about = _Payload(known if isinstance(known, dict) else get._payload)
    title = about("title") or get("title") or get("url")
    return _link(get("url"), title) + "".join(
        f"<p>{words}</p>" for words in (about("description"), get.raw("caption")) if words
    )


def _link(address, words):
    return f'<p><a href="{address}">{words or address}</a></p>' if address else ""


def _is_words(key, value):
    return (
        " " in value
        and not value.startswith(("http", "/", "data:", "#"))
        and not key.lower().endswith(("color", "style"))
    )
