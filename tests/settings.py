"""The real settings with a throwaway key, fast hashing and folders of its own; https, so that its rules are tested."""

import os
import tempfile

os.environ.update(SECRET_KEY="only-for-tests-" + "x" * 40, DEBUG="0", ALLOWED_HOSTS="testserver,localhost,127.0.0.1")
os.environ.setdefault("SITE_URL", "http://testserver")
os.environ["PAGE_STORE_MB"] = os.environ["ROWS_MB"] = "0"  # their own tests switch them on
os.environ["VAR_DIR"] = tempfile.mkdtemp(prefix="cakrawala-tests-")
if url := os.environ.get("TEST_DATABASE_URL"):
    os.environ["DATABASE_URL"] = url
else:
    os.environ.pop("DATABASE_URL", None)
OTHERS = ("IS_STAGING", "SECURITY_CONTACT", "INDEXNOW_KEY", "INDEXNOW_ENDPOINT", "PURGE_URL", "PURGE_TOKEN")
for name in (
    "MEDIA_URL",
    "MEDIA_ROOT",
    "FRONT_ROOT",
    "HSTS_SECONDS",
    "PROXIES",
    "BEHIND_PROXY",
    "MAIL_URL",
    "SECOND_FACTOR_FOR",
    "REDIS_URL",
    *OTHERS,
):
    os.environ.pop(name, None)

from cakrawala.limits.rate import Rates  # noqa: E402
from cakrawala.settings import *  # noqa: E402, F403
from cakrawala.settings import DATABASES, LIMITS, STORAGES, VAR_DIR  # noqa: E402

LIMITS = {name: Rates(None, None) for name in LIMITS}  # their own tests switch them on

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, as in production: an in-memory database would hide how two connections meet.
    DATABASES["default"]["TEST"] = {"NAME": str(VAR_DIR / "test.sqlite3")}
    # But nobody needs it after a power cut.
    options = DATABASES["default"]["OPTIONS"]
    options["init_command"] = options["init_command"].replace("synchronous=FULL", "synchronous=OFF")
else:
    DATABASES["default"]["OPTIONS"].pop("pool")  # a pool keeps connections open that the test database must lose

# What a browser loads is collected once, under hashed names as in production (tests/browser/conftest.py).
(VAR_DIR / "static").mkdir()
