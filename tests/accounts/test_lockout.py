"""No password is guessed, and nobody is locked out from afar: by case, look-alikes, addresses, or all at once."""

import threading
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from accounts import lockout
from accounts.lockout import MOST, MOST_NAMES, Refusal, Try
from accounts.models import Tries, User
from tests.factories import make_writer

pytestmark = pytest.mark.django_db
EMAIL = "sari@cakrawala.test"


@pytest.fixture
def sari():
    return make_writer(email=EMAIL)


def fail(name=EMAIL, *, devices="", network=""):
    tried = lockout.begin(name, devices=devices, network=network)
    if isinstance(tried, Try):
        tried.failed()
    return tried


def passes(name=EMAIL, **options):
    return isinstance(fail(name, **options), Try)


def wait(time):
    """As if so much had passed since."""
    for row in Tries.objects.all():
        row.last_at -= time
        row.save()


@pytest.mark.parametrize("name", [EMAIL, "tiada@cakrawala.test"])
def test_ten_tries_and_then_a_quarter_of_an_hour(sari, name):
    assert [passes(name) for _ in range(MOST + 2)] == [True] * MOST + [False] * 2

    wait(timedelta(minutes=14, seconds=58))
    assert not passes(name)
    wait(timedelta(seconds=3))
    assert passes(name)


def test_no_fifteen_minutes_hold_more_than_ten_tries():
    """Spread as cleverly as one likes: simulated by the minute, each minute as many tries as are let in."""
    tries = []
    for minute in range(120):
        for _ in range(3 if minute % 7 else 12):
            tries += [minute] * passes()
        wait(timedelta(minutes=1))

    assert tries
    assert max(sum(start <= minute < start + 15 for minute in tries) for start in range(105)) <= MOST


@pytest.mark.parametrize(
    "spelling",
    [
        str.upper,
        str.title,
        lambda name: f" {name} ",
        lambda name: name.replace("s", "ſ"),
        lambda name: name.replace("a", "ａ"),
    ],
)
def test_another_spelling_counts_as_the_same_name(sari, spelling):
    for _ in range(MOST):
        fail()

    assert not passes(spelling(EMAIL))


def test_a_letter_that_the_database_takes_for_another_is_none_more_to_try(sari):
    """Where the database finds the account by it, it counts for that account."""
    odd = EMAIL.replace("i", "ı")
    is_found = User.objects.filter(email__iexact=odd).exists()
    for _ in range(MOST):
        fail()

    assert passes(odd) is not is_found


def test_a_name_without_end_costs_little(django_assert_num_queries):
    with django_assert_num_queries(2):
        lockout.begin("a" * 10_000, devices="", network="")

    assert Tries.objects.get().subject == lockout.subject_of("a" * 9_000)


def test_what_is_stored_names_nobody(sari):
    fail(network="192.0.2.1")

    [*rows] = Tries.objects.values_list("subject", "source")
    assert not any("sari" in text or "192" in text for row in rows for text in row)


@pytest.mark.django_db(transaction=True)
def test_tries_at_the_same_time_do_not_pass_together(sari):
    start, passed = threading.Barrier(16), []

    def attack():
        start.wait()
        passed.extend(passes() for _ in range(5))
        connection.close()

    threads = [threading.Thread(target=attack) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert passed.count(True) == MOST


def test_a_device_that_signed_in_has_a_count_of_its_own(sari):
    device = lockout.proven("", EMAIL)
    for _ in range(MOST + 1):
        fail()

    assert [passes(devices=device) for _ in range(MOST + 1)] == [True] * MOST + [False]
    assert not passes()


def test_a_known_device_begins_anew_after_a_success_and_a_new_one_does_not(sari):
    device = lockout.proven("", EMAIL)
    for devices, left in [(device, MOST), ("", MOST - 9)]:
        Tries.objects.all().delete()
        for _ in range(9):
            fail(devices=devices)
        lockout.begin(EMAIL, devices=devices, network="").succeeded()

        assert [passes(devices=devices) for _ in range(MOST + 1)].count(True) == left


@pytest.mark.parametrize("cookie", ["", "!!!", "a.b:c", "x" * 10_000, "é"])
def test_a_cookie_that_is_not_ours_proves_nothing(sari, cookie):
    for _ in range(MOST):
        fail()

    assert not passes(devices=cookie)


def test_a_cookie_proves_its_own_account_alone_and_several_where_a_browser_has_several(sari):
    dewi = "dewi@cakrawala.test"
    both = lockout.proven(lockout.proven("", EMAIL), dewi)
    for _ in range(MOST):
        fail()
        fail(dewi)

    assert not passes(dewi, devices=lockout.proven("", EMAIL))
    assert passes(EMAIL, devices=both)
    assert passes(dewi, devices=both)
    assert lockout.proven(both, EMAIL).count("!") == 1


# A network


def test_a_network_that_fails_with_many_names_is_slowed_and_not_locked():
    for number in range(MOST_NAMES + 1):
        assert passes(f"{number}@x.test", network="192.0.2.1")

    slowed = [fail(f"{number}@y.test", network="192.0.2.1") for number in range(3)]
    assert [isinstance(one, Try) for one in slowed] == [True, False, False]
    assert slowed[1].is_network
    assert passes("lain@y.test", network="192.0.2.2")
    wait(timedelta(seconds=6))
    assert passes("lagi@y.test", network="192.0.2.1")
    wait(timedelta(hours=1))
    assert passes("nanti@y.test", network="192.0.2.1")
    assert passes("nanti@y.test", network="192.0.2.1")


def test_a_known_device_is_not_slowed_by_its_network(sari):
    device = lockout.proven("", EMAIL)
    for number in range(MOST_NAMES + 5):
        fail(f"{number}@x.test", network="192.0.2.1")

    assert all(passes(devices=device, network="192.0.2.1") for _ in range(3))


def test_one_name_from_one_network_is_no_reason_to_slow_it():
    for _ in range(60):
        fail(network="192.0.2.1")

    assert passes("lain@x.test", network="192.0.2.1")


def test_a_thousand_addresses_get_no_further_than_one(sari):
    assert [passes(network=f"192.0.{n // 250}.{n % 250}") for n in range(200)].count(True) == MOST


# Opening


def test_the_command_opens_and_says_what_it_did(sari, capsys):
    for _ in range(MOST):
        fail()
    assert lockout.locked_until(sari) > timezone.now()

    call_command("unlock", "SARI@cakrawala.test")
    call_command("unlock", EMAIL)

    assert capsys.readouterr().out == (
        "sari@cakrawala.test: the failed tries are forgotten.\nsari@cakrawala.test: was not locked.\n"
    )
    assert lockout.locked_until(sari) is None
    with pytest.raises(CommandError, match="No account"):
        call_command("unlock", "tiada@cakrawala.test")


def test_what_is_old_is_forgotten(sari):
    fail("lama@x.test", network="192.0.2.1")
    wait(timedelta(days=2))

    fail()

    assert Tries.objects.count() == 1


def test_who_is_locked_is_known(sari):
    other = make_writer()
    assert lockout.locked() == []
    for _ in range(MOST):
        fail()
        fail("tiada@cakrawala.test")

    [(user, until)] = lockout.locked()
    assert user == sari
    assert isinstance(fail(), Refusal)
    assert until == lockout.locked_until(sari)
    assert lockout.locked_until(other) is None


def test_an_administrator_is_made_from_the_shell_and_gets_a_link(sari, capsys, client):
    call_command("make_admin", "BARU@cakrawala.test", name="Wira")
    said = capsys.readouterr().out
    call_command("make_admin", EMAIL)

    assert "baru@cakrawala.test is an administrator of a new account." in said
    wira = User.objects.get(email="baru@cakrawala.test")
    assert (wira.name, wira.is_superuser, wira.has_usable_password()) == ("Wira", True, False)
    new = {"new_password1": "tiga-bukit-jingga", "new_password2": "tiga-bukit-jingga"}
    assert client.post(said.split("http://testserver")[1].strip(), new).status_code == 302
    sari.refresh_from_db()
    assert sari.is_superuser
    with pytest.raises(CommandError):
        call_command("make_admin", "bukan surel")
