"""Codes of an app and of paper: by the RFC, each once, and of nobody who reads the database."""

import threading
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from accounts import factors
from accounts.factors import STEP, code_at, make, new_nonce, secret_of, step_of, take
from accounts.models import RecoveryCode, SecondFactor
from tests.factories import make_editor, make_manager, make_user, make_writer

pytestmark = pytest.mark.django_db
NOW = 1_800_000_000.0


def now_step():
    return int(timezone.now().timestamp() // STEP)


@pytest.fixture
def sari():
    return make_writer(email="sari@cakrawala.test")


@pytest.fixture
def factor(sari):
    make(sari, new_nonce(), 0)
    return factors.of(sari)


def code_of(factor, step):
    return code_at(secret_of(factor.nonce), step)


@pytest.mark.parametrize(
    ("seconds", "code"),
    [(59, "287082"), (1111111109, "081804"), (1111111111, "050471"), (1234567890, "005924"), (2000000000, "279037")],
)
def test_codes_are_those_of_the_rfc(seconds, code):
    """RFC 6238, appendix B, of which six digits are the last six."""
    assert code_at(b"12345678901234567890", seconds // 30) == code


@pytest.mark.parametrize("seconds", [-90, -30, 0, 30, 90])
def test_a_clock_may_be_off_by_ninety_seconds(seconds):
    nonce = new_nonce()
    step = int((NOW + seconds) // STEP)

    assert step_of(nonce, code_at(secret_of(nonce), step), now=NOW) == step


@pytest.mark.parametrize("seconds", [-3600, -121, 121, 3600])
def test_a_code_of_another_time_is_none(seconds):
    nonce = new_nonce()
    code = code_at(secret_of(nonce), int((NOW + seconds) // STEP))

    assert step_of(nonce, code, now=NOW) is None


@pytest.mark.parametrize("typed", ["", "12345", "1234567", "abcdef", "٣٣٣٣٣٣", "\x00", "9" * 10_000, "é" * 6])
def test_what_is_no_code_is_none(factor, typed):
    assert not take(factor, typed)


def test_a_code_is_taken_once_and_none_older_after_it(factor):
    step = now_step()

    assert take(factor, f" {code_of(factor, step)[:3]} {code_of(factor, step)[3:]} ")
    assert not take(factor, code_of(factor, step))
    assert not take(factor, code_of(factor, step - 1))
    assert take(factor, code_of(factor, step + 1))


def test_the_code_that_set_the_app_up_does_not_let_in_again(sari):
    nonce, step = new_nonce(), now_step()
    make(sari, nonce, step)

    assert not take(factors.of(sari), code_at(secret_of(nonce), step))


def test_each_recovery_code_is_good_for_once(sari):
    codes = make(sari, new_nonce(), 0)
    factor = factors.of(sari)

    assert len({*codes}) == 10
    assert [take(factor, code) for code in (codes[0], codes[0].upper(), codes[1].upper(), "aaaa-bbbb-cccc")] == [
        True,
        False,
        True,
        False,
    ]
    assert factor.recovery_codes.count() == 8


def test_new_codes_end_the_former(factor):
    former = factors.make_codes(factor)
    newer = factors.make_codes(factor)

    assert not take(factor, former[0])
    assert take(factor, newer[0])


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("is_paper", [True, False])
def test_of_two_who_send_one_code_at_once_one_is_let_in(sari, is_paper):
    codes = make(sari, new_nonce(), 0)
    factor = factors.of(sari)
    code, start, taken = codes[0] if is_paper else code_of(factor, now_step()), threading.Barrier(4), []

    def send():
        start.wait()
        taken.append(take(factor, code))
        connection.close()

    threads = [threading.Thread(target=send) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert taken.count(True) == 1


def test_what_is_stored_shows_no_code(sari, settings):
    nonce = new_nonce()
    codes = make(sari, nonce, 0)
    rows = repr([*SecondFactor.objects.values(), *RecoveryCode.objects.values()])

    assert factors.key_of(nonce) not in rows
    assert not any(code.replace("-", "") in rows for code in codes)
    before = secret_of(nonce)
    settings.SECRET_KEY = "another" * 10
    assert secret_of(nonce) != before
    assert take(factors.of(sari), codes[0])


# Who needs one


def test_a_role_needs_one_after_its_days_of_grace(settings):
    settings.SECOND_FACTOR_FOR, settings.SECOND_FACTOR_GRACE_DAYS = ["manager"], 14
    manager, administrator, editor = make_manager(), make_user(is_superuser=True), make_editor()

    assert [factors.days_left(user) for user in (manager, administrator, editor)] == [14, 14, None]
    manager.factor_asked_at = timezone.now() - timedelta(days=13, hours=12)
    assert factors.days_left(manager) == 1
    manager.factor_asked_at = timezone.now() - timedelta(days=14)
    assert factors.days_left(manager) == 0
    make(manager, new_nonce(), 0)
    assert factors.days_left(manager) is None
    settings.SECOND_FACTOR_FOR = []
    assert factors.days_left(administrator) is None


def test_two_people_take_a_factor_away_within_a_day(factor):
    first, second = make_manager(), make_manager()

    assert not factors.ask_reset(factor, first)
    assert not factors.ask_reset(factor, first)
    factor.reset_asked_at -= timedelta(days=1)
    assert not factors.ask_reset(factor, second)
    assert factors.ask_reset(factor, first)
    assert not SecondFactor.objects.exists()


def test_the_command_takes_it_away_and_says_so(factor, capsys):
    call_command("reset_factor", "SARI@cakrawala.test")
    call_command("reset_factor", "sari@cakrawala.test")

    assert capsys.readouterr().out == (
        "sari@cakrawala.test: the second factor is gone, 0 sessions have ended.\n"
        "sari@cakrawala.test has no second factor.\n"
    )
    with pytest.raises(CommandError):
        call_command("reset_factor", "tiada@cakrawala.test")
