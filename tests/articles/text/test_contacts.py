import pytest
from django.core.exceptions import ValidationError

from articles.text.contacts import (
    NETWORKS,
    mailbox,
    phone_number,
    profile_address,
    profile_addresses,
    profiles,
    web_address,
)
from articles.text.html import clean


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("www.cakrawala.ac.id", "https://www.cakrawala.ac.id"),
        ("  PMB.Cakrawala.AC.ID/Daftar?Jalur=A ", "https://pmb.cakrawala.ac.id/Daftar?Jalur=A"),
        ("//pmb.cakrawala.ac.id", "https://pmb.cakrawala.ac.id"),
        ("HTTP://Lama.Cakrawala.ac.id/a", "http://lama.cakrawala.ac.id/a"),
        ("https//cakrawala.ac.id", "https://cakrawala.ac.id"),
        ("<https://cakrawala.ac.id/a>,", "https://cakrawala.ac.id/a"),
        ("https://münchen.example/ä b", "https://xn--mnchen-3ya.example/ä%20b"),
        ("cakrawala.ac.id:8443?a=1", "https://cakrawala.ac.id:8443/?a=1"),
        (" ", ""),
    ],
)
def test_a_web_address_is_understood_as_people_type_it(typed, stored):
    assert web_address(typed) == stored
    assert web_address(stored) == stored


@pytest.mark.parametrize(
    "typed",
    [
        "instagram",
        "@cakrawala",
        "admisi@cakrawala.ac.id",
        "mailto:a@cakrawala.ac.id",
        "ftp://cakrawala.ac.id",
        "javascript:alert(1)",
        "https://a:b@cakrawala.ac.id",
        "/daftar",
        "https://",
        "https://a..id",
        "dua kata.id",
    ],
)
def test_what_is_no_web_address_is_refused_with_the_form_that_is_wanted(typed):
    with pytest.raises(ValidationError, match=r"Contoh: https://situs\.ac\.id/halaman\."):
        web_address(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "0812-3456-789",
        "+62 812 3456 789",
        "628123456789",
        "(0812) 3456.789",
        "+62 (0)812 3456 789",
        "00628123456789",
        "8123456789",
        "WA: 0812 3456 789",
        "tel:+628123456789",
        "wa.me/628123456789",
        "https://wa.me/+628123456789?text=Halo",
        "https://api.whatsapp.com/send?phone=628123456789",
        "０８１２–３４５６–７８９",
        "62 0812 3456 789",
    ],
)
def test_a_telephone_number_is_understood_as_people_write_it(typed):
    assert phone_number(typed) == "628123456789"


@pytest.mark.parametrize(
    "typed", ["0812", "+1 555 123 4567", "abc", "0812-3456-789 (Rahma)", "wa.me/message/AB", "0" * 30]
)
def test_what_is_no_number_is_refused_with_the_form_that_is_wanted(typed):
    with pytest.raises(ValidationError, match=r"Contoh: 0812-3456-7890\."):
        phone_number(typed)


@pytest.mark.parametrize(
    "network", [network for network in NETWORKS if network.called], ids=lambda network: network.name
)
def test_a_handle_is_a_profile_once_its_service_is_named(network):
    address = f"https://{network.hosts[0]}/{network.profile.format('cakra.univ')}"

    for call in network.called:
        for typed in [f"{call}: @cakra.univ", f"{call.upper()} @cakra.univ", f"@cakra.univ ({call})", address]:
            assert profile_address(typed) == address


def test_profiles_are_stored_in_one_form_and_shown_by_name():
    typed = "http://www.Instagram.com/cakra\n\nIG: @cakra\nwww.dosen.cakrawala.ac.id/rahma,\nLinkedIn: https://linkedin.com/in/r\n"
    typed += "m.facebook.com/a\nfb.com/b"

    stored = profile_addresses(typed)

    assert profile_addresses("\n".join(stored)) == stored
    assert [tuple(profile) for profile in profiles(stored)] == [
        ("Instagram", "instagram", "https://instagram.com/cakra"),
        ("dosen.cakrawala.ac.id", "link", "https://www.dosen.cakrawala.ac.id/rahma"),
        ("LinkedIn", "linkedin", "https://linkedin.com/in/r"),
        ("Facebook: a", "facebook", "https://facebook.com/a"),
        ("Facebook: b", "facebook", "https://fb.com/b"),
    ]


def test_each_line_that_is_no_profile_is_named():
    with pytest.raises(ValidationError) as refused:
        profile_addresses("@cakra\ninstagram.com/cakra\nbukan alamat")

    assert [message.partition(".")[0] for message in refused.value.messages] == [
        "“@cakra” belum menyebut layanannya",
        "“bukan alamat” belum berbentuk alamat halaman web",
    ]
    assert "instagram.com/cakra" in refused.value.messages[0]


@pytest.mark.parametrize(
    "typed", ["mailto:admisi@Kampus.ac.id?subject=x", "Admisi <admisi@kampus.ac.id>", " admisi@kampus.ac.id;"]
)
def test_a_mailbox_is_understood_as_mail_programs_write_it(typed):
    assert mailbox(typed) == "admisi@kampus.ac.id"


@pytest.mark.parametrize(
    ("typed", "target"),
    [
        ("www.Cakrawala.ac.id/daftar", "https://www.cakrawala.ac.id/daftar"),
        ("instagram.com/cakrawala", "https://instagram.com/cakrawala"),
        ("wa.me/628123456789", "https://wa.me/628123456789"),
        ("admisi@cakrawala.ac.id", "mailto:admisi@cakrawala.ac.id"),
        ("http://www.cakrawala.ac.id", "http://www.cakrawala.ac.id"),
        ("/berita/www.html", "/berita/www.html"),
        ("brosur.pdf", "brosur.pdf"),
        ("#biaya", "#biaya"),
        ("mailto:a@cakrawala.ac.id", "mailto:a@cakrawala.ac.id"),
        ("https://medium.com/@nama", "https://medium.com/@nama"),
    ],
)
def test_a_link_of_a_text_that_plainly_names_a_host_leads_there(typed, target):
    assert clean(f'<p><a href="{typed}">a</a> <a>b</a></p>') == f'<p><a href="{target}">a</a> b</p>'
