"""WordPress' extended RSS (WXR 1.0 to 1.2, WordPress.com's too), one item after the other."""

import datetime
import re
from collections.abc import Iterator
from typing import BinaryIO
from urllib.parse import unquote

from lxml import etree

from transfer.readers import xml
from transfer.readers.spelling import mend, plain
from transfer.record import Counted, Item, Kind, Label, Markup, Person, Record, Site, State

WANTED = frozenset(["item", "wp:author", "wp:category", "wp:tag", "wp:term"])
HEAD = frozenset(["title", "link", "wp:base_blog_url", "wp:base_site_url"])
STATES = {
    "publish": State.PUBLISHED,
    "future": State.SCHEDULED,
    "draft": State.DRAFT,
    "auto-draft": State.DRAFT,
    "pending": State.PENDING,
    "private": State.PRIVATE,
    "trash": State.TRASH,
    "inherit": State.INHERIT,
}
KINDS = {"post": Kind.POST, "page": Kind.PAGE, "attachment": Kind.ATTACHMENT}
NUMBERED = {Kind.PAGE: "page_id", Kind.ATTACHMENT: "attachment_id"}
INTERNAL = re.compile(
    r"revision|nav_menu|custom_css|customize|oembed|user_request|^wp_|^acf|elementor|_template|wpcf7|form|feedback"
    r"|shop_|product_var|coupon|^et_|popup|slider|redirect|_log$|^jp_|safecss|^amp_|^vc_|library|layout|schedule"
)
CATEGORY, TAG = "category:", "tag:"


def is_one(root: etree._Element) -> bool:
    return any(space.startswith(xml.EXPORT) for space in root.nsmap.values())


def read(file: BinaryIO, counted: Counted, zone: datetime.tzinfo) -> Iterator[Record]:
    """``zone`` is of times that say none. Raises ``Unreadable``."""
    head: dict[str, str] = {}
    labels: dict[str, _Term] = {}
    is_told = False
    for name, element in xml.elements(file, WANTED | HEAD, inner=frozenset(["wp:comment"])):
        if name in HEAD:
            head.setdefault(name, xml.text_of(element).strip())
            continue
        if name == "wp:comment":
            counted.comments += 1
            continue
        if name == "rss":
            continue
        if not is_told and (name == "item" or "link" in head):
            is_told = True
            yield _site(head)
        base = (head.get("wp:base_blog_url") or head.get("link", "")).rstrip("/")
        if name == "wp:author":
            yield _person(element, base)
        elif name == "item":
            yield from _item(element, base, labels, zone, counted)
        else:
            term = _term(name, element)
            if term is not None:
                labels[term.key] = term
                yield _label(term, base, labels)
    if not is_told:
        yield _site(head)


def _site(head):
    base = (head.get("wp:base_blog_url") or head.get("link", "")).rstrip("/")
    return Site("WordPress", head.get("title", ""), base, media=(f"{base}/wp-content/uploads/",))


def _person(element, base):
    fields = xml.children(element)
    login = fields.get("wp:author_login", "").strip()
    whole = f"{fields.get('wp:author_first_name', '')} {fields.get('wp:author_last_name', '')}".strip()
    name = fields.get("wp:author_display_name", "").strip() or whole or login
    number = fields.get("wp:author_id", "").strip()
    addresses = [f"{base}/author/{login.lower()}"] + ([f"{base}/?author={number}"] if number else [])
    return Person(login, plain(name), addresses=tuple(addresses))


class _Term:
    def __init__(self, key, number, slug, name, parent, description):
        self.key, self.number, self.slug, self.name = key, number, slug, name
        self.parent, self.description = parent, description


def _term(name, element):
    fields = xml.children(element)
    if name == "wp:category":
        slug, title, kind = fields.get("wp:category_nicename", ""), fields.get("wp:cat_name", ""), CATEGORY
        parent, words = fields.get("wp:category_parent", ""), fields.get("wp:category_description", "")
    elif name == "wp:tag":
        slug, title, kind = fields.get("wp:tag_slug", ""), fields.get("wp:tag_name", ""), TAG
        parent, words = "", fields.get("wp:tag_description", "")
    else:
        kind = {"category": CATEGORY, "post_tag": TAG}.get(fields.get("wp:term_taxonomy", ""), "")
        slug, title = fields.get("wp:term_slug", ""), fields.get("wp:term_name", "")
        parent, words = fields.get("wp:term_parent", ""), fields.get("wp:term_description", "")
    if not kind or not slug:
        return None
    return _Term(kind + slug, fields.get("wp:term_id", "").strip(), slug, plain(title) or unquote(slug), parent, words)


def _label(term, base, labels):
    is_category = term.key.startswith(CATEGORY)
    path = f"{base}/{'category' if is_category else 'tag'}/{_path_of(term, labels)}"
    numbered = [f"{base}/?cat={term.number}"] if is_category and term.number else []
    numbered += [] if is_category else [f"{base}/?tag={term.slug}"]
    feeds = (f"{path}/feed", f"{path}/feed/atom")
    return Label(term.key, term.name, is_category, plain(term.description), (path, *numbered), feeds)


def _path_of(term, labels):
    """A child stands below its parents, as far as they came before it."""
    slugs, seen = [term.slug], {term.slug}
    while (term := labels.get(CATEGORY + term.parent)) is not None and term.slug not in seen:
        slugs.insert(0, term.slug)
        seen.add(term.slug)
    return "/".join(slugs)


def _item(element, base, labels, zone, counted):
    fields = xml.children(element)
    meta = {
        entry.get("wp:meta_key", ""): entry.get("wp:meta_value", "")
        for entry in map(xml.children, element.iterchildren("{*}postmeta"))
    }
    word = fields.get("wp:post_type", "post").strip() or "post"
    kind = KINDS.get(word) or _kind_of_plugin(word, fields)
    if kind is Kind.OTHER:
        counted.pass_over(word)
    used = [
        (one.get("domain", ""), one.get("nicename", ""), xml.text_of(one)) for one in element.iterchildren("category")
    ]
    for domain, slug, name in used:
        key = {"category": CATEGORY, "post_tag": TAG, "tag": TAG}.get(domain, "")
        key = key and key + (slug or name)
        if key and key not in labels:  # WordPress.com and old versions declare none
            labels[key] = _Term(key, "", slug or name, plain(name), "", "")
            yield _label(labels[key], base, labels)
    number = fields.get("wp:post_id", "").strip()
    address = fields.get("link", "").strip()
    guid = fields.get("guid", "").strip()
    others = [f"{base}/?{NUMBERED.get(kind, 'p')}={number}", *([f"{base}/?p={number}"] if kind is Kind.PAGE else [])]
    if "?" in guid and guid.startswith(base) and kind is not Kind.ATTACHMENT:
        others.append(guid)
    times = _times(fields, zone)
    body, mended = mend(fields.get("content:encoded", ""))
    title, (_, more) = plain(fields.get("title", "")), mend(fields.get("title", ""))
    excerpt, most = mend(fields.get("excerpt:encoded", "").strip())
    twice = mended + more + most
    notes = [f"{twice} huruf yang rusak karena disandi dua kali dibetulkan."] if twice else []
    notes += [f"Jenisnya “{word}” di situs lama; di sini artikel."] if kind is Kind.POST and word != "post" else []
    yield Item(
        source_id=number or guid or address,
        kind=kind,
        type=word,
        state=_state(fields),
        title=title,
        slug=unquote(fields.get("wp:post_name", "").strip()),
        body=body,
        markup=Markup.WORDPRESS,
        excerpt=excerpt,
        author=fields.get("dc:creator", "").strip(),
        categories=_keys(used, {"category": CATEGORY}),
        tags=_keys(used, {"post_tag": TAG, "tag": TAG}),
        published_at=times[0],
        updated_at=times[1],
        address=address.partition("#")[0],
        other_addresses=tuple(dict.fromkeys(other for other in others if not other.endswith("="))),
        feature=meta.get("_thumbnail_id", "").strip(),
        seo_title=_seo(meta, title, "_yoast_wpseo_title", "rank_math_title", "_aioseo_title"),
        meta_description=_seo(meta, title, "_yoast_wpseo_metadesc", "rank_math_description", "_aioseo_description"),
        canonical_url=(meta.get("_yoast_wpseo_canonical") or meta.get("rank_math_canonical_url") or "").strip(),
        noindex=meta.get("_yoast_wpseo_meta-robots-noindex", "") == "1"
        or "noindex" in meta.get("rank_math_robots", ""),
        is_sticky=fields.get("wp:is_sticky", "").strip() == "1",
        parent="" if fields.get("wp:post_parent", "0").strip() == "0" else fields["wp:post_parent"].strip(),
        file=fields.get("wp:attachment_url", "").strip() or (guid if kind is Kind.ATTACHMENT else ""),
        alt=plain(meta.get("_wp_attachment_image_alt", "")),
        caption=excerpt if kind is Kind.ATTACHMENT else "",
        credit=_credit(meta),
        comments=sum(1 for _ in element.iterchildren("{*}comment")),
        notes=tuple(notes),
    )


def _kind_of_plugin(word, fields):
    """A type that a theme brings and that holds a text is an article; what plugins keep for themselves is none."""
    is_text = bool(fields.get("content:encoded", "").strip() and fields.get("title", "").strip())
    return Kind.POST if is_text and not INTERNAL.search(word) else Kind.OTHER


def _state(fields):
    state = STATES.get(fields.get("wp:status", "").strip(), State.DRAFT)
    return State.PROTECTED if state is State.PUBLISHED and fields.get("wp:post_password") else state


def _times(fields, zone):
    """Of publication and of the last change: as UTC where it is told, else the site's own time."""
    published = (
        xml.gmt(fields.get("wp:post_date_gmt", ""))
        or xml.local(fields.get("wp:post_date", ""), zone)
        or xml.rfc822(fields.get("pubDate", ""))
    )
    changed = xml.gmt(fields.get("wp:post_modified_gmt", "")) or xml.local(fields.get("wp:post_modified", ""), zone)
    return published, changed


def _keys(used, prefixes):
    return tuple(dict.fromkeys(prefixes[domain] + (slug or name) for domain, slug, name in used if domain in prefixes))


def _seo(meta, title, *names):
    """The words that an SEO plugin kept; what it puts in for variables is only known for the title itself."""
    text = next((meta[name].strip() for name in names if meta.get(name, "").strip()), "")
    for variable in ("%%title%%", "%title%"):
        text = text.replace(variable, title)
    return "" if "%" in text and any(sign in text for sign in ("%%", "%sep%", "%sitename%", "%page%")) else plain(text)


def _credit(meta):
    """What is known of who made a picture: of a plugin, else of the photo's own data, a serialized array."""
    for name in ("_media_credit", "_wp_attachment_credit", "credit", "_credit"):
        if meta.get(name, "").strip():
            return mend(meta[name].strip())[0]
    data = meta.get("_wp_attachment_metadata", "")
    _, found, rest = data.partition('s:6:"credit";s:')
    length, colon, words = rest.partition(':"')
    if not (found and colon and length.isdigit() and int(length) < 300):
        return ""
    return words.encode()[: int(length)].decode(errors="ignore")  # PHP counts bytes
