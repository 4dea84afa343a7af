"""The web manifest and its icons."""

from sitecheck.rule import rule, whole
from sitecheck.site import MANIFEST

ICONS = {"192x192", "512x512"}  # what phones ask for


@rule("manifest", "Manifes web dapat dibaca, bernama, dan punya ikon 192 dan 512 piksel.", of=whole)
def manifest(site, _):
    if MANIFEST not in site.texts:
        return
    url = site.at(MANIFEST)
    if not site.manifest:
        yield url, "bukan JSON"
        return
    for name in ("name", "start_url", "icons"):
        if not site.manifest.get(name):
            yield url, f"tanpa {name}"
    if missing := ICONS - {sizes for _, sizes in site.icons}:
        yield url, f"tanpa ikon {', '.join(sorted(missing))}"


@rule("manifest-icon", "Ikon manifes dapat dibuka dan sebesar yang disebut.", of=whole)
def manifest_icon(site, _):
    for url, sizes in site.icons:
        picture = site.pictures.get(url)
        if picture and picture.is_readable and f"{picture.width}x{picture.height}" != sizes:
            yield url, f"disebut {sizes}, sebenarnya {picture.width}x{picture.height}"
