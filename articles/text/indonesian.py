"""The words of Indonesian text as the engines compare them: lower case, without stop words and numbers, stemmed.

Related articles and search must cut a text in the same way, so both do it here.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from articles.text.stemming import stem

# Function words, and the few English ones that stand in borrowed titles. What names a thing stays out.
STOP_WORDS = frozenset(
    """
    ada adalah adapun agar akan aku anda antara antar apa apabila apakah apalagi atas atau ataupun bagaimana bagi
    bahkan bahwa baik banyak beberapa begini begitu belum berbagai berupa beserta biasa biasanya bila bisa boleh
    buat bukan bukanlah cukup cuma dahulu dalam dan dapat dari daripada dekat delapan demi demikian dengan di dia
    diri dirinya disebut disini dua dulu empat enam enggak hal hampir hanya harus hendak hingga ia ialah ikut ingin
    ini inilah itu itulah jadi jangan jika juga justru kalau kalian kami kamu kan kapan karena ke kecuali kembali
    kemudian kenapa kepada kerap ketika khususnya kini kita lagi lah lain lainnya lalu lama langsung lebih lewat
    lima maka makin malah mana masih masing mau maupun melainkan melalui memang mengapa menjadi menuju menurut
    mereka merupakan meski meskipun mula mulai mungkin namun nanti nggak nya oleh pada padahal paling para pasti per
    perlu pernah pula pun punya saat saja saling sama sambil sampai sana sangat satu saya sebab sebagai sebagaimana
    sebagian sebaliknya sebelum sebelumnya sebenarnya sebuah secara sedang sedangkan sedikit segala segera sehingga
    sejak sejumlah sekadar sekali sekarang sekitar selain selalu selama selanjutnya seluruh semakin semua sembilan
    sementara sendiri sepuluh seolah seorang seperti sering serta sesuai sesuatu sesudah setelah seterusnya setiap
    siapa sini suatu sudah supaya tadi tak tanpa tapi telah tentang tentu tentunya terhadap terlalu termasuk
    ternyata tersebut tertentu tetap tetapi tiap tidak tiga tujuh umumnya untuk usai walau walaupun ya yaitu yakni
    yang
    and are as by for from how in is of on or the to with your
    """.split()
)

TOKEN = re.compile(r"[^\W_]+")
SHORTEST, LONGEST = 2, 40  # letters; single ones are list marks and initials, very long ones keys and addresses


# Every word as search reads it; an accent may stand behind its letter as a sign of its own.
WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*")


class Token(NamedTuple):
    word: str  # lower case, without accents
    stem: str


def tokens(text: str) -> list[Token]:
    """All words of a text for search: stop words, numbers and single letters too, which a phrase may hold."""
    return [token(word) for word in WORD.findall(text)]


def spans(text: str, first: int = 0, behind: int | None = None) -> Iterator[tuple[int, int]]:
    """Where the ``tokens[first:behind]`` stand: ``text[start:end]``."""
    return (match.span() for match in islice(WORD.finditer(text), first, behind))


@lru_cache(maxsize=100_000)
def token(word: str) -> Token:
    folded = fold(word) or word.lower()  # a few signs count as letters and are nothing without their accents
    return Token(folded, folded if folded in STOP_WORDS else stem(folded))  # "termasuk" is no form of "masuk"


def fold(word: str) -> str:
    """Lower case without accents: "Résumé" is "resume"."""
    if word.isascii():
        return word.lower()
    letters = unicodedata.normalize("NFKD", word.lower())
    return "".join(letter for letter in letters if letter.isalnum())


def words(text: str) -> list[str]:
    """The stems of a text in its order, each as often as it stands there."""
    return [stem(word) for token in TOKEN.findall(text) if is_word(word := token.lower())]


def is_word(word: str) -> bool:
    """Whether a token in lower case says something: no stop word, number, single letter or key."""
    return SHORTEST <= len(word) <= LONGEST and not word.isdigit() and word not in STOP_WORDS
