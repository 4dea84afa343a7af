"""Made-up articles of a campus, as many as a measurement of load needs: the same number and seed, the same articles.

Nothing in them makes sense, but their words are spread as in real texts: few everywhere, most of them rare (Zipf), each
subject with words of its own beside those of its field, and the same turns in all titles.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import accumulate

from django.utils.html import format_html, format_html_join
from django.utils.text import slugify

FIELDS = (
    "Karier", "Teknologi", "Bisnis", "Keuangan", "Kuliah", "Beasiswa", "Kehidupan Kampus", "Desain", "Komunikasi",
    "Sains",
)  # fmt: skip
SUBJECTS = 300
GENERAL_WORDS = 20_000
FIELD_WORDS, SUBJECT_WORDS = 300, 120
PROGRAMMES = 12
BODY_WORDS = (250, 700)
FIRST_DAY, DAYS = datetime(2016, 1, 1, 2, tzinfo=UTC), 3650

# Of a hundred words of a text so many are: function words, everybody's, the field's, the subject's, a second subject's.
MIXTURE = (42, 24, 10, 20, 4)
EXPONENT = 1.0  # of Zipf's law

TITLES = (
    "Apa itu {a}? Pengertian dan contohnya",
    "Prospek kerja {a} dan gajinya",
    "Cara belajar {a} untuk pemula",
    "Mengenal {a} dan {b} lebih dekat",
    "{n} tips {a} bagi mahasiswa",
    "Perbedaan {a} dan {b}",
    "Panduan lengkap {a} {b}",
    "Tugas {a} di bidang {b}",
    "Kuliah {a}: mata kuliah dan peluang karier",
    "Mengapa {a} penting bagi {b}",
)
HEADINGS = (
    "Pengertian {a}", "Manfaat {a}", "Contoh {a} {b}", "Langkah belajar {a}", "Peluang kerja", "{a} dan {b}",
    "Tantangan {a}", "Kesimpulan",
)  # fmt: skip
FUNCTION_WORDS = (
    "yang dan di untuk dengan ini dari dalam itu pada tidak adalah bisa akan juga kamu atau ke lebih sebagai karena "
    "ada oleh saat banyak seperti dapat mereka secara agar jika setiap menjadi sudah para sehingga harus namun serta "
    "hanya bagi tersebut antara masih saja tetapi sangat salah satu kita"
).split()
ONSETS = ("b", "c", "d", "g", "h", "j", "k", "l", "m", "n", "p", "r", "s", "t", "w", "ny", "ng", "")
VOWELS = ("a", "a", "a", "i", "u", "e", "o")
CODAS = ("", "", "", "", "", "", "n", "r", "k", "s", "t", "ng", "m", "l")
AFFIXES = (("", ""), ("", ""), ("", ""), ("me", ""), ("ber", ""), ("di", ""), ("pe", "an"), ("", "an"), ("", "nya"))


@dataclass(frozen=True)
class Generated:
    """``subject`` is the subject's number; ``links`` are the slugs of earlier articles that the body links to."""

    slug: str
    title: str
    summary: str
    body: str
    category: str
    programme: str
    tags: tuple[str, ...]
    links: tuple[str, ...]
    published_at: datetime
    subject: int


class Words:
    """A vocabulary from its most frequent word to its rarest."""

    def __init__(self, words: Sequence[str]):
        self.words = words
        self._weights = list(accumulate(1 / (rank + 2) ** EXPONENT for rank in range(len(words))))

    def draw(self, dice: random.Random, count: int) -> list[str]:
        return dice.choices(self.words, cum_weights=self._weights, k=count)


@dataclass(frozen=True)
class GeneratedSubject:
    number: int
    category: str
    programme: str
    tags: tuple[str, ...]
    words: Words


class Campus:
    """Its vocabularies and subjects; ``articles`` writes about them."""

    def __init__(self, seed: int = 0):
        self._dice = random.Random(seed)  # noqa: S311
        self._made: set[str] = set(FUNCTION_WORDS)
        self._function_words = Words(FUNCTION_WORDS)
        self._general = Words(self._new_words(GENERAL_WORDS))
        self._fields = {field: Words(self._new_words(FIELD_WORDS)) for field in FIELDS}
        self._subjects = [self._subject(number) for number in range(SUBJECTS)]
        # Some subjects are written about far more often than others.
        self._often = list(accumulate(1 / (number + 10) for number in range(SUBJECTS)))

    def articles(self, count: int, *, first: int = 1) -> Iterator[Generated]:
        """``first`` is the number of the first, which makes its slug its own."""
        earlier: list[list[tuple[str, str]]] = [[] for _ in self._subjects]
        for number in range(first, first + count):
            subject = self._dice.choices(self._subjects, cum_weights=self._often)[0]
            article = self._article(number, subject, earlier[subject.number])
            earlier[subject.number].append((article.slug, article.title))
            yield article

    def _subject(self, number):
        category = FIELDS[number % len(FIELDS)]
        own = self._new_words(SUBJECT_WORDS * 2 // 3)
        borrowed = self._general.draw(self._dice, SUBJECT_WORDS - len(own))
        words = self._dice.sample([*own, *borrowed], k=SUBJECT_WORDS)
        programme = f"Prodi {self._dice.randrange(PROGRAMMES) + 1}" if self._dice.random() < 0.4 else ""
        tags = (own[0], own[1], self._fields[category].words[number % 12])
        return GeneratedSubject(number, category, programme, tags, Words([*own[:3], *words]))

    def _article(self, number, subject, earlier):
        dice = self._dice
        second = dice.choice([other for other in self._subjects if other.category == subject.category])
        a, b = dice.sample(subject.words.words[:12], k=2)
        title = dice.choice(TITLES).format(a=a, b=b, n=dice.randint(3, 12))
        linked = dice.sample(earlier, k=min(len(earlier), dice.choice((0, 0, 1, 2))))
        text = self._text(subject, second, dice.randint(*BODY_WORDS))
        return Generated(
            slug=f"{slugify(title)}-{number}",
            title=title,
            summary=f"{' '.join(subject.words.draw(dice, 3) + text[:10]).capitalize()}."[:160],
            body=self._body(subject, text, linked),
            category=subject.category,
            programme=subject.programme,
            tags=tuple(sorted({tag for tag in subject.tags if dice.random() < 0.5})),
            links=tuple(slug for slug, _ in linked),
            published_at=FIRST_DAY + timedelta(days=dice.randrange(DAYS), minutes=dice.randrange(600)),
            subject=subject.number,
        )

    def _text(self, subject, second, count):
        sources = (
            self._function_words, self._general, self._fields[subject.category], subject.words, second.words,
        )  # fmt: skip
        dice = self._dice
        words = [
            word
            for source, share in zip(sources, MIXTURE, strict=True)
            for word in source.draw(dice, round(count * share / 100))
        ]
        dice.shuffle(words)
        return words

    def _body(self, subject, words, linked):
        """Sections of two paragraphs under a heading each; the links stand in the last one."""
        dice = self._dice
        size = -(-len(words) // dice.randint(4, 9))
        paragraphs = [_sentences(words[start : start + size]) for start in range(0, len(words), size)]
        headings = dice.sample(HEADINGS, k=len(paragraphs) // 2)
        a, b = subject.words.draw(dice, 2)
        pieces = []
        for position, paragraph in enumerate(paragraphs):
            if position % 2 and position // 2 < len(headings):
                heading = headings[position // 2].format(a=a, b=b).capitalize()
                pieces.append(format_html("<h2>{}</h2>", heading))
            pieces.append(format_html("<p>{}</p>", paragraph))
        for slug, title in linked:
            pieces.append(format_html('<p>Simak pula <a href="/berita/{}">{}</a>.</p>', slug, title))
        return format_html_join("\n", "{}", ((piece,) for piece in pieces))

    def _new_words(self, count):
        """Words that nobody has yet, which sound like Indonesian; a third of them carry an affix."""
        words: list[str] = []
        while len(words) < count:
            prefix, suffix = self._dice.choice(AFFIXES)
            word = prefix + "".join(self._syllable() for _ in range(self._dice.choice((2, 2, 2, 3)))) + suffix
            if word not in self._made:
                self._made.add(word)
                words.append(word)
        return words

    def _syllable(self):
        return self._dice.choice(ONSETS) + self._dice.choice(VOWELS) + self._dice.choice(CODAS)


def _sentences(words):
    return " ".join(f"{' '.join(words[start : start + 12]).capitalize()}." for start in range(0, len(words), 12))
