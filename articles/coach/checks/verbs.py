"""Which words are passive verbs with "di-": "ditulis", not "digital", "disiplin" or the name "Dita".

The preposition "di" stands apart ("di kampus"). What is left to tell are the words that only begin like one: a closed
list, found by reading all "di" words of our texts and of a documentation of a million words.
"""

import re

ALIKE = frozenset(
    """
    dia diam dian diare diet digest dikau diksi dikte dikti diktum dinar dinas dinding dingin dini dinner dioda diri
    dirgantara dirham dirigen dirikan dirimu disk diskon disko dispenser diva divisi didik didikan
    dimana dimuka diatas dibawah dibelakang didalam didepan diluar diantara disamping disebelah disana disini disitu
    """.split()
)
ALIKE_BEGINNINGS = tuple(
    """
    diabet diagno diagona diagram dialek dialisis dialog diaspora dictionar didakti diesel difabel diferensi differ
    difficult difteri difusi digit digdaya diktat dikotom dilema dimensi dinami dinasti dinosaur dioksid diorama diplom
    direct direks direktif direktor direktur disable disabili disclaim disco discu disertasi disfungsi disinformasi
    disintegrasi disiplin diskre diskri diskurs diskusi dislokasi disonan dispar dispensasi dispersi display disposisi
    disrup distan distor distribu distrik distric diversi dividen
    """.split()
)
ENDING = re.compile(r"(?:ku|mu|nya)?(?:lah|kah|pun)?$")
SHORTEST = 5  # letters: "dicek", "diisi"


def is_passive_verb(word: str, *, is_first: bool = False) -> bool:
    """Whether a word of a sentence is a "di-" verb; a capital inside a sentence makes it a name."""
    if len(word) < SHORTEST or not (word.startswith("di") or (is_first and word.startswith("Di"))):
        return False
    word = word.lower()
    return not (word in ALIKE or ENDING.sub("", word, count=1) in ALIKE or word.startswith(ALIKE_BEGINNINGS))
