from collections import Counter

from articles.related.template_words import ASK_OF_ANY_SUBJECT, template_words

SIZES = {"Keuangan": 4, "Teknologi": 4, "Jurusan": 4, "Karier": 4}
SUBJECTS = {"saham": Counter(Keuangan=3), "server": Counter(Teknologi=4, Karier=1), "ijazah": Counter(Jurusan=3)}


def found(**titles):
    return template_words(SUBJECTS | titles, SIZES) - ASK_OF_ANY_SUBJECT


def test_a_word_that_goes_through_all_categories_is_a_template():
    assert found(kuliah=Counter(Keuangan=1, Teknologi=1, Jurusan=1, Karier=1)) == {"kuliah"}


def test_a_word_that_stays_in_its_category_is_a_subject():
    assert found() == set()


def test_two_titles_prove_nothing():
    assert found(audit=Counter(Keuangan=1, Karier=1)) == set()


def test_one_guest_in_each_of_two_other_categories_does_not_make_a_template():
    assert found(kode=Counter(Teknologi=8, Karier=1, Jurusan=1)) == set()


def test_where_categories_were_given_at_random_no_word_is_a_template_for_its_spread():
    everywhere = Counter(dict.fromkeys(SIZES, 1))

    assert (
        template_words({"saham": everywhere, "server": everywhere, "kuliah": everywhere}, SIZES) == ASK_OF_ANY_SUBJECT
    )


def test_one_category_for_all_proves_nothing():
    alone = {word: Counter(Berita=8) for word in ("saham", "server")}

    assert template_words(alone, {"Berita": 16}) == ASK_OF_ANY_SUBJECT


def test_without_categories_the_questions_that_any_subject_is_asked_remain():
    assert template_words({}, {}) == ASK_OF_ANY_SUBJECT
    assert {"contoh", "gaji", "prospek", "tugas"} <= ASK_OF_ANY_SUBJECT
