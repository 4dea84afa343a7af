"""How easily the text reads: shares of its sentences, measured on our own articles (docs/coach.md)."""

import re
from collections.abc import Iterable, Iterator

from articles.coach.checks.body import Sentence
from articles.coach.checks.check import Advice, check, quoted
from articles.coach.checks.draft import Draft, Part, Place
from articles.coach.checks.verbs import is_passive_verb
from articles.text.sentences import WORD

LONG_SENTENCE = 20  # words
MOST_LONG = 0.25  # share of the sentences
LONG_PARAGRAPH = 150  # words
MOST_PASSIVE = 0.40
LEAST_TRANSITIONS = 0.20

# Words that tie a sentence, or its halves, to what stands before.
TRANSITIONS = re.compile(
    r"""\b(?:
    agar | akhirnya | akibatnya | alhasil | apabila | apalagi | artinya | asalkan | bahkan | begitu\ (?:juga|pula)
    | berikutnya | bila | contohnya | dengan\ (?:begitu|demikian|kata\ lain) | di\ (?:samping\ itu|sisi\ lain)
    | hasilnya | intinya | jadi | jika | juga | justru | kalau | karena(?:nya)? | kecuali | kedua | kemudian | ketiga
    | ketika | khususnya | lagi\ pula | lalu | maka | makanya | melainkan | meski(?:pun)? | misalnya | namun | padahal
    | pertama(?:-tama)? | sebab | sebaliknya | sebelum | sedangkan | sehingga | sejak | selain | selanjutnya
    | sementara | seperti | sesudah | setelah | singkatnya | supaya | tapi | terakhir | terutama | tetapi
    | untuk\ itu | walau(?:pun)? | yaitu | yakni
    )\b""",
    re.VERBOSE | re.IGNORECASE,
)


def _has_prose(draft: Draft) -> bool:
    return draft.has_prose


def _places(sentences: Iterable[Sentence]) -> tuple[Place, ...]:
    return tuple(Place("body", Part.TEXT, sentence.text) for sentence in sentences)


def _percent(share: float) -> str:
    return f"{round(share * 100)}%"


def has_passive(text: str) -> bool:
    return any(is_passive_verb(word, is_first=index == 0) for index, word in enumerate(WORD.findall(text)))


def has_transition(text: str) -> bool:
    return bool(TRANSITIONS.search(text))


@check("sentence-length", points=3, fine="Panjang kalimat nyaman dibaca.", concerns=_has_prose)
def sentence_length(draft: Draft) -> Iterator[Advice]:
    long = [sentence for sentence in draft.sentences if sentence.words > LONG_SENTENCE]
    share = len(long) / len(draft.sentences)
    if share > MOST_LONG:
        longest = sorted(long, key=lambda sentence: -sentence.words)
        sentence = (
            f"{_percent(share)} kalimat lebih dari {LONG_SENTENCE} kata. "
            f"Pecah yang panjang, mulai dari {quoted(longest[0].text)}."
        )
        yield Advice(sentence, _places(longest))


@check("paragraph-length", points=2, fine="Panjang paragraf pas.", concerns=lambda draft: draft.is_written)
def paragraph_length(draft: Draft) -> Iterator[Advice]:
    for block in draft.parts.paragraphs:
        if block.words > LONG_PARAGRAPH:
            sentence = (
                f"Paragraf {quoted(block.text, 40)} berisi {block.words} kata. Bagi menjadi dua atau tiga paragraf."
            )
            yield Advice(sentence, (Place("body", Part.TEXT, " ".join(block.text.split())),))


@check("passive", points=2, fine="Kalimat aktif dan pasif seimbang.", concerns=_has_prose)
def passive(draft: Draft) -> Iterator[Advice]:
    found = [sentence for sentence in draft.sentences if has_passive(sentence.text)]
    share = len(found) / len(draft.sentences)
    if share > MOST_PASSIVE:
        sentence = (
            f"{_percent(share)} kalimat memakai kata kerja “di-”. "
            f"Sebutkan pelakunya di sebagian kalimat, misalnya di {quoted(found[0].text)}."
        )
        yield Advice(sentence, _places(found))


@check("transitions", points=2, fine="Kata penghubung cukup.", concerns=_has_prose)
def transitions(draft: Draft) -> Iterator[Advice]:
    share = sum(has_transition(sentence.text) for sentence in draft.sentences) / len(draft.sentences)
    if share < LEAST_TRANSITIONS:
        sentence = (
            f"Baru {_percent(share)} kalimat memakai kata penghubung. "
            "Tambahkan “karena”, “misalnya”, atau “namun” di antara kalimat yang terasa melompat."
        )
        yield Advice(sentence, (Place("body"),))
