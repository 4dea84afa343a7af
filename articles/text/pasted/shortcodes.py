"""WordPress writes words in brackets for what it makes while it shows a page: "[caption id=…]", "[/vc_column]"."""

import re

# A name with attributes, or one that only page builders use: no sentence holds these by chance.
_ATTRIBUTES = r"""(?:\s+[\w-]+=(?:"[^"\]]*"|'[^'\]]*'|&quot;[^\]]*?&quot;|[\w-]+))"""
_BUILDER = r"(?:vc|et_pb|fusion|av|cs|mk|tatsu|ux|row|col|section|x)_[a-z0-9_]+"
_CAPTION = re.compile(
    rf"\[(?:wp_)?caption{_ATTRIBUTES}++\]((?:(?!\[(?:wp_)?caption).)*?)\[/(?:wp_)?caption\]", re.DOTALL
)
_PICTURE = re.compile(r"\s*((?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*</a>)?)(.*)", re.DOTALL)
_EMBED = re.compile(
    rf"\[(?:embed|youtube|vimeo){_ATTRIBUTES}*\]\s*(https?://[^\s\[<\"]+)\s*\[/(?:embed|youtube|vimeo)\]"
)
_PLAYER = re.compile(r"\[(video|audio)\b([^\[\]]*+)\]")
_SOURCE = re.compile(r"""\b(?:src|mp4|webm|mp3|m4a|ogg)=["'](https?://[^"']+)["']""")
_CODE = re.compile(
    r"""\[(code|sourcecode)(?:\s+(?:lang|language)=["']?([\w+#-]+)["']?)?[^\[\]]*+\]((?:(?!\[\1[\]\s]).)*?)\[/\1\]""",
    re.DOTALL,
)
_OTHER = re.compile(
    rf"\[/?(?:{_BUILDER}(?:\s[^\[\]]*)?|[a-z][\w-]*{_ATTRIBUTES}+\s*/?|gallery|/(?:video|audio|playlist|caption))\]"
)
_CODE_IN_HTML = re.compile(r"(<(pre|code)\b(?:(?!<\2\b).)*?</\2>)", re.DOTALL | re.IGNORECASE)


def without_shortcodes(html: str) -> str:
    """Captions, embedded pages, players and code as HTML says them; of the others the words between their brackets."""
    if "[" not in html:
        return html
    html = _CODE.sub(_code, html)
    pieces = _CODE_IN_HTML.split(html)  # in threes: between code, code, its tag
    return "".join(_plain(piece) if index % 3 == 0 else piece for index, piece in enumerate(pieces) if index % 3 < 2)


def _plain(html: str) -> str:
    html = _CAPTION.sub(_caption, html)
    html = _EMBED.sub(r'<p><a href="\1">\1</a></p>', html)
    html = _PLAYER.sub(_player, html)
    return _OTHER.sub("", html)


def _caption(match: re.Match[str]) -> str:
    parts = _PICTURE.fullmatch(match[1])
    if parts is None:
        return match[1]
    return f"<figure>{parts[1]}<figcaption>{parts[2].strip()}</figcaption></figure>"


def _player(match: re.Match[str]) -> str:
    source = _SOURCE.search(match[2])
    return f'<{match[1]} src="{source[1]}"></{match[1]}>' if source else match[0]


def _code(match: re.Match[str]) -> str:
    language = f' class="language-{match[2].lower()}"' if match[2] else ""
    return f"<pre><code{language}>{match[3]}</code></pre>"
