import runpy

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from tests.cakrawala.test_security import settings_with

SITE = {"SITE_URL": "http://127.0.0.1"}


def test_lines_are_for_people_where_somebody_debugs():
    formatter = "s.LOGGING['handlers']['console']['formatter']"

    assert settings_with(formatter, **SITE) == "json"
    assert settings_with(formatter, **SITE, DEBUG="1") == "line"


def test_when_work_is_held_and_when_it_is_late_are_settings():
    told = "s.JOB_ATTEMPTS, s.JOBS_LATE_MINUTES"

    assert settings_with(told, **SITE) == "10 60"
    assert settings_with(told, **SITE, JOB_ATTEMPTS="3", JOBS_LATE_MINUTES="0") == "3 0"
    assert "JOB_ATTEMPTS must be a whole number from 1 on" in settings_with(told, **SITE, JOB_ATTEMPTS="0")


def test_metrics_are_off_and_an_odd_address_stops_the_start(monkeypatch):
    monkeypatch.delenv("METRICS_BIND", raising=False)
    configuration = str(settings.BASE_DIR / "gunicorn.conf.py")
    assert "on_starting" not in runpy.run_path(configuration)

    for odd in ["9100", "127.0.0.1", "127.0.0.1:port", "::1:9100"]:
        monkeypatch.setenv("METRICS_BIND", odd)
        with pytest.raises(ImproperlyConfigured, match="METRICS_BIND must look like"):
            runpy.run_path(configuration)
