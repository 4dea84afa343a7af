import pytest

from cakrawala.signs.redaction import LONGEST, bare_address, network_of, without_persons


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("Not Found: /cari?q=hamil+di+luar+nikah", "Not Found: /cari"),
        ("connection to server at 127.0.0.1, port 5432", "connection to server at 127.0.0.1, port 5432"),
        ("from 203.0.113.77 at 10.00", "from 203.0.113.0 at 10.00"),
        ("peer [2001:db8:7:1::5]", "peer [2001:db8:7::]"),
        ("sari.dewi+x@student.cakrawala.ac.id wrote", "<e-mail> wrote"),
        ("/lupa/sari%40cakrawala.ac.id", "/lupa/<e-mail>"),
        ("https://sari:rahasia@lain.test/x", "https://lain.test/x"),
        (
            "duplicate key\nDETAIL:  Key (name)=(Sari Dewi) already exists.\nlines\nCONTEXT:  trigger",
            "duplicate key\nDETAIL: left out\nCONTEXT:  trigger",
        ),
        ("DETAIL:  Failing row contains (1, Sari", "DETAIL: left out"),
        ("at 12:30:45, version 5.2.19, really?", "at 12:30:45, version 5.2.19, really?"),
        ("x::y and std::string", "x::y and std::string"),
    ],
)
def test_what_tells_of_a_person_goes_and_the_rest_stays(said, kept):
    assert without_persons(said) == kept


def test_an_address_is_left_without_question_and_place():
    assert bare_address("/cari?q=x#y") == "/cari"
    assert bare_address("https://lain.test/halaman#q=x") == "https://lain.test/halaman"


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("203.0.113.77", "203.0.113.0"),
        ("2001:db8:7:1::5", "2001:db8:7::"),
        ("::ffff:203.0.113.5", "::"),
        ("127.0.0.1", "127.0.0.1"),
        ("::1", "::1"),
        ("", ""),
        ("unix:", ""),
    ],
)
def test_a_client_is_known_by_its_network(address, network):
    assert network_of(address) == network


@pytest.mark.parametrize("unit", ["a@", "?a", "1.", "a:", "//", "DETAIL:", "%40", "a.", "1:", "\n"])
def test_what_is_long_is_cut_and_gone_through_once(unit):
    assert len(without_persons(unit * 1_000_000)) <= 4 * LONGEST
