from articles.search.expansion import Thesaurus, expand
from articles.search.query import parse
from articles.search.snippets import Marker
from articles.search.written import written
from articles.text.indonesian import tokens


def marker(typed, *synonyms):
    return Marker(expand(parse(typed), Thesaurus(synonyms), ()))


def shown(pieces):
    return "".join(f"[{piece.text}]" if piece.is_found else piece.text for piece in pieces)


def snippet(typed, summary, body):
    return shown(marker(typed).snippet(summary, body, written(tokens(body))))


def test_inflected_words_accents_and_capitals_are_marked():
    assert shown(marker("gaji résumé ").mark("Gajinya & Resume <b>")) == "[Gajinya] & [Resume] <b>"


def test_a_synonym_of_two_words_is_marked_as_one():
    assert shown(marker("prodi di", "prodi, program studi").mark("Pilih program studi")) == "Pilih [program studi]"


def test_the_summary_is_shown_where_it_says_all():
    assert snippet("gaji guru", "Gaji seorang guru.", "gaji guru " * 50) == "[Gaji] seorang [guru]."


def test_else_the_passage_with_most_of_the_words_from_its_block_on():
    body = "Pembuka.\n" + "gaji isi " * 60 + "\nDi sini gaji seorang guru dibahas. " + "isi " * 60

    assert snippet("gaji guru", "Ringkasan.", body).startswith("… Di sini [gaji] seorang [guru] dibahas. isi")


def test_a_passage_with_the_word_itself_is_shown_before_one_with_its_synonym():
    body = "Gelar sarjana diakui. " + "isi " * 60 + "\nIjazahnya sama."

    pieces = marker("ijazah ", "ijazah, gelar").snippet("Ringkasan.", body, written(tokens(body)))

    assert shown(pieces) == "… [Ijazahnya] sama"


def test_a_synonym_longer_than_a_passage_is_shown_from_its_beginning():
    long = " ".join(f"kata{number}" for number in range(40))

    pieces = marker("ijazah ", f"ijazah, {long}").snippet("Ringkasan.", long, written(tokens(long)))

    assert shown(pieces).startswith("kata0 kata1")


def test_a_text_without_the_words_shows_its_summary():
    assert snippet("gaji", "Ringkasan.", "") == "Ringkasan."


def test_a_synonym_is_marked_in_its_own_form_only():
    wanted = marker("gaji ", "gaji, pendapatan")

    title = "Mendapatkan pendapatan, menurut pendapat soal pendapatannya dan gajinya"
    body = f"Pembuka.\n{title}."

    marked = "Mendapatkan [pendapatan], menurut pendapat soal [pendapatannya] dan [gajinya]"
    assert shown(wanted.mark(title)) == marked
    assert shown(wanted.snippet("Ringkasan.", body, written(tokens(body)))) == f"… {marked}"
