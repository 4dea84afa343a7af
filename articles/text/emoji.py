"""Emoji that other programs show as pictures: Gmail, WhatsApp, WordPress and Twitter say them in the alternative text,
Slack in the picture's name."""

import re

# Blocks that hold emoji; letters, digits and punctuation are outside but for those of keycaps, flags and the joiners.
SIGN = (
    "\u00a9\u00ae\u203c\u2049\u2122\u2139\u2194-\u21aa\u231a-\u23ff\u24c2\u25aa-\u25fe\u2600-\u27bf\u2934\u2935"
    "\u2b05-\u2b55\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
)
_JOINER = "\u200d\ufe0e\ufe0f\u20e3\U000e0020-\U000e007f"
_EMOJI = re.compile(f"(?:[{SIGN}]|[0-9#*]\ufe0f?\u20e3)[{SIGN}{_JOINER}]*")
_SHORT_NAME = re.compile(r":[\w+-]+:")
_CODE_POINTS = re.compile(r"/([0-9a-f]{2,6}(?:-[0-9a-f]{2,6})*)(?:@2x)?\.(?:png|svg|gif|webp)$", re.IGNORECASE)
MOST_CHARACTERS = 30


def spelled(alt: str, address: str) -> str:
    """The emoji that a picture stands for, or "" where it is a picture of something."""
    alt = alt.strip()
    if _is_emoji(alt):
        return alt
    if _SHORT_NAME.fullmatch(alt) and (named := _CODE_POINTS.search(address)):
        points = [int(point, 16) for point in named[1].split("-")]
        text = "".join(chr(point) for point in points if point <= 0x10FFFF)
        return text if _is_emoji(text) else ""
    return ""


def _is_emoji(text: str) -> bool:
    return len(text) <= MOST_CHARACTERS and bool(_EMOJI.fullmatch(text))
