"""The newsroom's screens for redirects and missing pages."""

import datetime
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import MissingPage, Redirect
from tests.factories import make_article, make_editor, make_writer
from tests.newsroom.sent import seen

pytestmark = pytest.mark.django_db
LIST = "/admin/articles/redirect/"
IMPORT = f"{LIST}impor/"
MISSING = "/admin/articles/missingpage/"
TODAY = datetime.date(2026, 1, 1)


def add(client, source, target, kind="exact"):
    return client.post(f"{LIST}add/", {"source": source, "target": target, "kind": kind}, follow=True)


def upload(client, text):
    return client.post(IMPORT, {"file": SimpleUploadedFile("alamat.csv", text.encode())})


def said(response):
    """The messages and errors that a screen shows, as text."""
    text = response.content.decode()
    found = re.findall(r'<li class="(?:success|warning|error)">(.*?)</li>', text, re.DOTALL)
    found += re.findall(r'<ul class="errorlist[^"]*"[^>]*><li>(.*?)</li>', text, re.DOTALL)
    return [re.sub(r"<[^>]+>", "", item).strip() for item in found]


def stored():
    return {str(row.key): row.target for row in Redirect.objects.all()}


def missed(path, **fields):
    return MissingPage.objects.create(path=path, last_on=TODAY, **fields)


@pytest.mark.parametrize("address", [LIST, f"{LIST}add/", IMPORT, f"{LIST}ekspor/", MISSING])
def test_writers_have_no_business_here(client, address):
    client.force_login(make_writer())

    assert client.get(address).status_code == 403


def test_an_editor_types_addresses_as_they_come(client, editor):
    make_article(slug="jurusan")

    add(client, "/Blog//jurusan/?utm=1&p=5", "/berita/jurusan/")

    assert stored() == {"/blog/jurusan?p=5": "/berita/jurusan"}


def test_a_source_that_can_never_match_is_refused_on_every_way_in(client, editor):
    sentence = "Tulis /lama dengan pilihan “Alamat ini dan semua di bawahnya”"
    missed("/lama/*")

    assert sentence in said(add(client, "/lama/*", "/cari"))[0]
    assert sentence in upload(client, "/lama/*,/cari").context["report"]["rows"][0].sentence
    client.post(IMPORT, {"text": "/lama/*,/cari"})
    step = f"{MISSING}{MissingPage.objects.get().pk}/alihkan/"
    assert sentence in said(client.post(step, {"ke": "/cari"}, follow=True))[-1]
    assert not stored()


def test_the_form_sends_a_whole_tree_to_one_page(client, editor):
    make_article(slug="jurusan")

    add(client, "/Lama/", "/berita/jurusan", kind="tree")

    assert stored() == {"/lama/…": "/berita/jurusan"}
    assert client.get("/lama/a/b")["Location"] == "/berita/jurusan"


def test_a_missed_address_with_odd_letters_is_redirected_by_hand_as_it_was_asked_for(client, editor):
    row = missed("/apa?/100% a#b")

    [address] = re.findall(r'href="([^"]*\?dari=[^"]*)"', client.get(MISSING).content.decode())
    form = client.get(address).context["adminform"].form
    add(client, form.initial["source"], "/cari")

    assert stored() == {row.path: "/cari"}
    assert not MissingPage.objects.exists()


def test_the_form_says_when_the_target_does_not_answer(client, editor):
    response = add(client, "/lama", "/berita/tidak-ada")

    assert "Di tujuan tidak ada halaman; pembaca akan melihat “tidak ditemukan”." in said(response)
    assert stored() == {"/lama": "/berita/tidak-ada"}


def test_the_form_refuses_a_ring_and_a_second_one_from_the_same_address(client, editor):
    Redirect.objects.create(path="/a", target="/b")

    assert said(add(client, "/b", "/a")) == ["Pengalihan ini membuat lingkaran: tujuannya kembali ke alamat asal."]
    assert "Alamat ini sudah punya pengalihan." in said(add(client, "/a", "/c"))
    assert stored() == {"/a": "/b"}


def test_changing_a_redirect_keeps_its_count_and_moves_those_that_led_to_it(client, editor):
    row = Redirect.objects.create(path="/b", target="/berita", hits=7)
    Redirect.objects.create(path="/a", target="/c")

    sent = {"source": "/c", "target": "/cari", "kind": "exact", "seen_version": seen(row)}
    client.post(f"{LIST}{row.pk}/change/", sent)

    assert stored() == {"/c": "/cari", "/a": "/cari"}
    assert Redirect.objects.get(path="/c").hits == 7


def test_saving_a_redirect_unchanged_is_no_conflict(client, editor):
    row = Redirect.objects.create(path="/café", query="p=1", target="/berita")
    form = client.get(f"{LIST}{row.pk}/change/").context["adminform"].form

    client.post(f"{LIST}{row.pk}/change/", {**form.initial})

    assert stored() == {"/café?p=1": "/berita"}


def test_the_list_tells_what_came_in_between(client, editor):
    Redirect.objects.create(path="/berita/kembali", target="/cari")
    Redirect.objects.create(path="/lama", target="/berita/hilang")
    make_article(slug="kembali")

    text = client.get(LIST).content.decode()

    assert "Tidak dipakai: di alamat asal sekarang ada halaman." in text
    assert "Di tujuan tidak ada halaman." in text


def test_a_file_is_reported_first_and_stored_when_confirmed(client, editor):
    Redirect.objects.create(path="/b", target="/berita")
    text = "dari;ke\n/a;/cari\n/b;/cari\n/c;javascript:x\n"

    report = upload(client, text)
    assert stored() == {"/b": "/berita"}
    shown = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", report.content.decode()))
    assert "1 baru, 1 berubah, 0 sudah ada, 1 ditolak. Belum ada yang disimpan." in shown
    assert (
        "4 DitolakTujuan harus alamat di situs ini, diawali garis miring, atau alamat https://. /c javascript:x"
        in shown
    )

    response = client.post(IMPORT, {"text": report.context["text"]}, follow=True)

    assert said(response) == ["1 pengalihan dibuat, 1 diubah. 1 baris ditolak dan tidak disimpan."]
    assert stored() == {"/a": "/cari", "/b": "/cari"}


def test_a_ring_of_a_hundred_is_one_line_of_the_report(client, editor):
    report = upload(client, "\n".join(f"/r{number},/r{(number + 1) % 100}" for number in range(100)))

    assert {key: report.context["report"][key] for key in ("made", "refused")} == {"made": 99, "refused": 1}
    assert report.context["report"]["rows"][0].proposal.line == 100


def test_hostile_cells_are_shown_as_text(client, editor):
    text = upload(client, '"<script>alert(1)</script>","/x""><b>"').content.decode()

    assert "<script>alert(1)" not in text
    assert '"><b>' not in text


@pytest.mark.parametrize("data", [b"", b"\xff\xfe\x00", b"\x00,\x00"])
def test_a_file_that_is_none_says_so(client, editor, data):
    response = client.post(IMPORT, {"file": SimpleUploadedFile("x.csv", data)})

    assert response.status_code == 200
    assert not stored()


def test_the_export_is_a_file_for_spreadsheets(client, editor):
    Redirect.objects.create(path="/a", target="/berita", kind="prefix")
    Redirect.objects.create(path="/", query="p=1", target="/cari")

    response = client.get(f"{LIST}ekspor/")

    assert b"".join(response.streaming_content).decode() == (
        "\ufeffdari,ke,jenis\r\n/?p=1,/cari,tepat\r\n/a,/berita,awalan\r\n"
    )
    assert response["Content-Type"] == "text/csv; charset=utf-8"


def test_one_click_sends_a_missed_address_to_the_likeliest_page(client, editor):
    make_article(title="Biaya Kuliah", slug="biaya-kuliah")
    row = missed("/info/biaya-kuliah", count=12)
    missed("/lain", count=3)

    text = client.get(MISSING).content.decode()
    [(name, value, action)] = re.findall(r'name="(ke)" value="(.*?)" formaction="(.*?)"', text)
    response = client.post(action, {name: value}, follow=True)

    assert action == f"{MISSING}{row.pk}/alihkan/"
    assert said(response) == ["/info/biaya-kuliah sekarang mengantar ke /berita/biaya-kuliah."]
    assert stored() == {"/info/biaya-kuliah": "/berita/biaya-kuliah"}
    assert [*MissingPage.objects.values_list("path", flat=True)] == ["/lain"]


def test_a_click_that_comes_too_late_changes_nothing_and_says_why(client, editor):
    row = missed("/berita/kembali")
    make_article(slug="kembali")

    response = client.post(f"{MISSING}{row.pk}/alihkan/", {"ke": "/cari"}, follow=True)

    assert said(response) == ["Di alamat asal masih ada halaman, jadi pengalihannya tidak akan dipakai."]
    assert not stored()


def test_an_ignored_address_is_out_of_sight_and_comes_back(client, editor):
    row = missed("/lama")
    client.post(f"{MISSING}{row.pk}/abaikan/")

    assert "/lama" not in client.get(MISSING).content.decode().partition("result_list")[2]
    assert "/lama" in client.get(f"{MISSING}?keadaan=diabaikan").content.decode().partition("result_list")[2]

    client.post(f"{MISSING}{row.pk}/abaikan/")
    assert not MissingPage.objects.get().is_ignored


def test_a_step_needs_its_right_and_a_post(client):
    row = missed("/lama")
    client.force_login(make_writer())
    assert client.post(f"{MISSING}{row.pk}/alihkan/", {"ke": "/cari"}).status_code == 403
    assert client.post(f"{MISSING}{row.pk}/abaikan/").status_code == 403
    client.force_login(make_editor())
    assert client.get(f"{MISSING}{row.pk}/abaikan/").status_code == 405

    assert not stored()


@pytest.mark.parametrize("address", [LIST, MISSING])
def test_the_lists_cost_the_same_for_many_rows(client, editor, address):
    def cost():
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        return len(captured)

    def fill(numbers):
        for number in numbers:
            Redirect.objects.create(path=f"/berita/r{number}", target=f"/berita/t{number}")
            missed(f"/hilang-{number}")

    fill(range(2))
    few = cost()
    fill(range(2, 20))

    assert cost() == few
