"""An index that other rules made is led through: what readers find meanwhile, and what stands in the end."""

import io
import threading
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from articles import publishing, search
from articles.models import Article, FormerStem, Job, SearchRebuild, SearchText, VocabularyWord
from articles.search import index, parse, rebuild
from articles.text.stemming import stem
from tests.factories import make_article, make_programme

pytestmark = pytest.mark.django_db
FIELDS = ("title", "headings", "summary", "body")

# Rules of before, as nobody has them any more: what a word's stem was.
FORMER_RULES = {
    "words were not led back to roots": lambda token: token.word,
    "roots were others": lambda token: token.stem[::-1],
    "giving was a fish": lambda token: "ikan" if token.stem == stem("memberikan") else token.stem,
    "nothing has changed": lambda token: token.stem,
}
TITLES = [
    "Kampus memberikan beasiswa",
    "Beasiswa yang diberikan pemerintah",
    "Cara memilih jurusan",
    "Perkuliahan malam di Jakarta",
    "Gaji seorang akuntan",
    "Manajemen keuangan perusahaan",
]
QUERIES = [
    "berikan", "beasiswa", "beasiswa pemerintah", '"memilih jurusan"', "kuliah", "perkuliah", "akuntn", "keuangn",
    "perusahaan gaji", "sains data", "pilihan",
]  # fmt: skip


def read_by(former):
    """The index as rules of before have left it."""
    for row in SearchText.objects.all():
        entry = index.read(row.article or row.thing)
        for name, field in entry.fields.items():
            setattr(row, name, " ".join(map(former, field)))
        row.save()
    forget_rules()


def forget_rules():
    SearchRebuild.objects.update(rules="of before", finished_at=timezone.now())


def make_site():
    for title in TITLES:
        make_article(title=title)
    search.put(make_programme(name="Sains Data"))


def found(typed):
    found = search.search(parse(typed))
    titles = set(Article.objects.filter(pk__in=found.articles).values_list("title", flat=True))
    return titles | {str(thing) for _, things in found.beside for thing in things}


def results():
    return {typed: found(typed) for typed in QUERIES}


def stored():
    return {row.pk: tuple(getattr(row, field) for field in FIELDS) for row in SearchText.objects.all()}


def begin():
    """As ``migrate`` does it: to where readers may come, with the first step of reading."""
    publishing.lead_through()
    while rebuild.is_comparing():
        rebuild.step()


@pytest.fixture
def one_at_a_time(monkeypatch):
    monkeypatch.setattr(rebuild, "READ", 1)


@pytest.mark.parametrize("former", FORMER_RULES.values(), ids=FORMER_RULES)
def test_readers_find_everything_at_each_step(one_at_a_time, former):
    make_site()
    whole, rows, words = results(), stored(), set(VocabularyWord.objects.values_list("word", flat=True))
    assert all(whole.values())
    read_by(former)

    begin()
    steps = 0
    while True:
        for typed, titles in results().items():
            assert titles >= whole[typed], (steps, typed)
        assert set(VocabularyWord.objects.values_list("word", flat=True)) == words
        assert SearchText.objects.count() == len(rows)
        if not rebuild.step():
            break
        steps += 1

    assert steps == len(TITLES)
    assert (results(), stored()) == (whole, rows)
    assert not FormerStem.objects.exists()


def test_what_is_typed_by_an_editor_is_found_meanwhile():
    make_site()
    read_by(FORMER_RULES["roots were others"])

    begin()

    assert len(search.quick("diberikan", 9)) == 2


def test_readers_see_in_old_texts_too_why_they_were_found():
    make_article(title="Kabar", summary="x", body=f"<p>{'kata lain ' * 40} pemerintah memberikan bantuan.</p>")
    read_by(FORMER_RULES["giving was a fish"])
    begin()

    groups = search.search(parse("diberikan")).groups
    row = SearchText.objects.get()
    passage = search.Marker(groups).snippet("x", row.article.plain_text, row.body)

    assert [fragment.text for fragment in passage if fragment.is_found] == ["memberikan"]


def test_run_due_leads_through_without_migrate():
    make_site()
    rows = stored()
    read_by(FORMER_RULES["roots were others"])

    publishing.run_due()

    assert stored() == rows
    assert SearchRebuild.objects.last().rules == rebuild.RULES
    assert not Job.objects.filter(kind="rebuild_search").exists()


def test_the_same_rules_start_nothing():
    make_site()
    publishing.run_due()
    before = SearchRebuild.objects.count()

    publishing.run_due()

    assert (SearchRebuild.objects.count(), rebuild.under_way()) == (before, None)


def test_nothing_starts_twice():
    make_site()
    forget_rules()

    for _ in range(3):
        publishing.lead_through()

    assert SearchRebuild.objects.under_way().count() == 1
    assert Job.objects.filter(kind="rebuild_search").count() == 1
    with pytest.raises(IntegrityError), transaction.atomic():
        SearchRebuild.objects.create(rules=rebuild.RULES)


def test_a_step_that_fails_is_not_hurried_by_looking_again(caplog, monkeypatch):
    make_site()
    forget_rules()
    monkeypatch.setattr(index, "read", None)
    publishing.run_due()
    waiting = Job.objects.get(kind="rebuild_search")

    publishing.run_due()

    job = Job.objects.get(kind="rebuild_search")
    assert (job.attempts, job.due_at) == (1, waiting.due_at)


def test_one_that_was_cut_off_goes_on_where_it_stood(one_at_a_time, monkeypatch, caplog):
    make_site()
    rows = stored()
    read_by(FORMER_RULES["roots were others"])
    begin()
    broken = Article.objects.order_by("pk")[3].title
    read, many = index.read, []

    def read_until_broken(thing):
        if str(thing) == broken:
            raise RuntimeError("mesin macet")
        many.append(str(thing))
        return read(thing)

    with monkeypatch.context() as patch:
        patch.setattr(index, "read", read_until_broken)
        assert publishing.run_due().failed == 1
    assert many == TITLES[1:3]
    assert rebuild.under_way().done == 3

    many.clear()
    monkeypatch.setattr(index, "read", lambda thing: many.append(str(thing)) or read(thing))
    Job.objects.update(due_at=timezone.now())
    publishing.run_due()

    assert many[:3] == TITLES[3:]
    assert stored() == rows


def test_a_command_that_was_killed_is_gone_on_with_by_run_due():
    make_site()
    rebuild.start()
    rebuild.step()
    assert not Job.objects.exists()

    publishing.run_due()

    assert rebuild.under_way() is None


def test_what_is_published_changed_or_withdrawn_meanwhile_is_right(one_at_a_time):
    make_site()
    read_by(FORMER_RULES["roots were others"])
    begin()
    for _ in range(2):
        rebuild.step()
    articles = list(Article.objects.order_by("pk"))

    for at in (1, 4):  # read anew already, and not yet
        articles[at].title = f"Kelulusan angkatan {at}"
        publishing.save(articles[at], by=None)
    for at in (0, 5):
        publishing.withdraw(articles[at], by=None)
    publishing.publish(make_article(title="Perpustakaan baru", status="draft"), by=None)
    in_the_middle = found("lulusan"), found("pustaka"), found("beasiswa")
    publishing.run_due()

    wanted = {"Kelulusan angkatan 1", "Kelulusan angkatan 4"}, {"Perpustakaan baru"}, set()
    assert in_the_middle == wanted
    assert (found("lulusan"), found("pustaka"), found("beasiswa")) == wanted
    assert SearchText.objects.count() == len(TITLES) - 2 + 1 + 1


def test_what_nobody_told_search_of_is_right_in_the_end():
    make_site()
    Article.objects.filter(title=TITLES[4]).update(status="archived")
    Article.objects.filter(title=TITLES[2]).update(title="Asrama")
    SearchText.objects.filter(article__title=TITLES[0]).delete()
    gone = make_programme(name="Gizi")
    search.put(gone)
    SearchText.objects.filter(object_id=gone.pk).update(object_id=gone.pk + 99)
    forget_rules()

    publishing.run_due()

    assert found("gaji") == set()
    assert found("asrama") == {"Asrama"}
    assert TITLES[0] in found("beasiswa")
    assert SearchText.objects.filter(article=None).count() == 2


def test_words_that_no_text_holds_any_more_leave_at_the_end(one_at_a_time):
    make_article(title="Beasiswa")
    old, new = make_article(title="Kelautan"), make_article(title="Perikanan")
    publishing.withdraw(old, by=None)
    forget_rules()
    begin()  # "Beasiswa" is read
    assert VocabularyWord.objects.filter(word="kelautan").exists()

    Article.objects.filter(pk=new.pk).update(status="archived")  # the one text that holds the word, not read yet,
    article = Article.objects.get(title="Beasiswa")
    article.summary = "Untuk perikanan."
    publishing.save(article, by=None)  # but one that is read has it now
    publishing.run_due()

    known = set(VocabularyWord.objects.values_list("word", flat=True))
    assert {"beasiswa", "perikanan"} <= known
    assert "kelautan" not in known


def test_progress_counts_articles(one_at_a_time):
    make_site()
    make_article(title="Draf", status="draft")
    forget_rules()
    publishing.lead_through()

    seen = []
    while under_way := rebuild.step():
        seen.append((under_way.stage, under_way.done, under_way.articles, under_way.steps_done, under_way.steps))

    assert seen[0] == (1, 1, 6, 1, 12)
    assert seen[5:9] == [(1, 6, 6, 6, 12), (1, 6, 6, 6, 12), (2, 1, 6, 7, 12), (2, 2, 6, 8, 12)]  # a programme between
    assert seen[-1] == (2, 6, 6, 12, 12)


def test_a_step_ends_when_its_time_is_over(monkeypatch):
    make_site()
    forget_rules()
    publishing.lead_through()
    monkeypatch.setattr(rebuild, "SECONDS", 0)

    assert [rebuild.step().done for _ in range(3)] == [1, 2, 3]


@pytest.mark.parametrize(
    ("idle", "is_newest", "begins"),
    [(timedelta(), False, False), (timedelta(minutes=11), False, True), (timedelta(), True, True)],
    ids=["at work", "cut off", "after migrate"],
)
def test_what_another_version_is_at_work_on_is_left_to_it(idle, is_newest, begins):
    make_site()
    SearchRebuild.objects.create(rules="of another")
    SearchRebuild.objects.update(moved_at=timezone.now() - idle)

    publishing.lead_through(is_newest=is_newest)

    assert (SearchRebuild.objects.under_way().get().rules == rebuild.RULES) == begins


def test_a_process_of_before_does_no_step_of_a_newer_one():
    make_site()
    SearchRebuild.objects.create(rules="of another")

    assert rebuild.step() is None
    assert SearchRebuild.objects.under_way().exists()


def test_the_command_reads_all_anew_at_once(capsys):
    make_site()
    rows = stored()
    read_by(FORMER_RULES["roots were others"])

    call_command("rebuild_search")

    assert stored() == rows
    assert capsys.readouterr().out == "7 artikel, program studi, dan halaman bisa dicari.\n"
    assert SearchRebuild.objects.last().rules == rebuild.RULES


def test_the_command_repairs_also_where_the_rules_are_the_same():
    make_site()
    SearchText.objects.filter(article__title=TITLES[0]).update(title="x", summary="x", body="x")

    call_command("rebuild_search", stdout=io.StringIO())

    assert TITLES[0] in found("beasiswa")


def test_the_command_shows_its_progress_on_a_terminal(one_at_a_time):
    class Terminal(io.StringIO):
        def isatty(self):
            return True

    make_site()
    out = Terminal()

    call_command("rebuild_search", stdout=out)

    assert "\r50 %" in out.getvalue()


@pytest.mark.django_db(transaction=True)
def test_two_at_work_do_nothing_twice(monkeypatch, one_at_a_time):
    make_site()
    rows = stored()
    read_by(FORMER_RULES["roots were others"])
    read, many, errors = index.read, [], []

    def read_and_note(thing):
        many.append(str(thing))
        return read(thing)

    def work():
        try:
            publishing.run_due()
        except Exception as error:
            errors.append(error)
        finally:
            connection.close()

    monkeypatch.setattr(index, "read", read_and_note)
    workers = [threading.Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    publishing.run_due()
    assert errors == []
    assert {title: many.count(title) for title in TITLES} == dict.fromkeys(TITLES, 2)  # compared, and read anew
    assert stored() == rows


@pytest.mark.django_db(transaction=True)
def test_an_article_that_is_being_written_is_read_once_that_is_done(monkeypatch):
    if not connection.features.has_select_for_update:
        pytest.skip("one writes at a time")
    make_site()
    forget_rules()
    with monkeypatch.context() as patch:
        patch.setattr(rebuild, "READ", 1)
        begin()
    written = Article.objects.order_by("pk")[3]
    is_held, is_looked_at = threading.Event(), threading.Event()

    def write():
        with transaction.atomic():
            article = Article.objects.select_for_update().get(pk=written.pk)
            is_held.set()
            is_looked_at.wait(10)
            article.title = "Kelulusan"
            publishing.save(article, by=None)
        connection.close()

    writer = threading.Thread(target=write)
    writer.start()
    is_held.wait(10)
    before = rebuild.step()
    is_looked_at.set()
    after = rebuild.step()  # which waits
    writer.join()

    assert (before.done, after.done) == (3, 6)
    assert found("lulus") == {"Kelulusan"}
