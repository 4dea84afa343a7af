"""How a page is made: its one heading of the first level, its identifiers."""

from collections import Counter

from sitecheck.rule import pages, rule


@rule("h1", "Setiap halaman punya tepat satu h1 yang berisi.", of=pages)
def h1(page, site):
    found = [words for level, words in page.headings if level == 1]
    if len(found) != 1 or not found[0]:
        yield f"{len(found)} h1" if len(found) != 1 else "h1 kosong"


@rule("id-double", "Setiap id hanya dipakai sekali dalam sebuah halaman.", of=pages)
def id_double(page, site):
    for name, count in Counter(page.ids).items():
        if count > 1:
            yield f"{name} ({count} kali)"
