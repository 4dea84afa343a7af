"""One file for every environment; what differs comes from variables, listed in .env.example."""

from pathlib import Path
from urllib.parse import urlsplit

import dj_database_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.core.files.storage import FileSystemStorage

from cakrawala import databases, env, private
from cakrawala.limits.rate import Rates
from cakrawala.signs import logs

BASE_DIR = Path(__file__).resolve().parent.parent
env.load(BASE_DIR / ".env")
VAR_DIR = Path(env.text("VAR_DIR", str(BASE_DIR / "var")))  # database and media of a small installation
private.close_to_others()
private.keep_private(VAR_DIR)

DEBUG = env.flag("DEBUG")
SECRET_KEY = env.text("SECRET_KEY")

# The address readers know. Canonical links, feeds and sitemaps use it, never the request's headers.
SITE_URL = env.site_url("SITE_URL", "http://127.0.0.1:8000")
IS_HTTPS = SITE_URL.startswith("https://")
SITE_HOST = urlsplit(SITE_URL).hostname or ""
LOOPBACK = {"127.0.0.1", "localhost"}  # one machine, two names
ALLOWED_HOSTS = env.names("ALLOWED_HOSTS", ",".join(LOOPBACK | {SITE_HOST} if SITE_HOST in LOOPBACK else [SITE_HOST]))
CSRF_TRUSTED_ORIGINS = [SITE_URL]

# A copy of the site for trying things out: no robot may read it, and nothing of it is announced.
IS_STAGING = env.flag("IS_STAGING")
# Who is told of a hole in the site (security.txt); without it the e-mail of the site settings.
SECURITY_CONTACT = env.matching("SECURITY_CONTACT", r"(mailto:|https://|tel:)\S+", "mailto:keamanan@example.ac.id")
INDEXNOW_KEY = "" if IS_STAGING else env.matching("INDEXNOW_KEY", r"[A-Za-z0-9-]{8,128}", "8 letters or digits or more")
# How `manage.py check_site` introduces itself: what it asks for in vain is not counted as missed by readers.
SITECHECK_AGENT = "CakrawalaSiteCheck/1.0"
INDEXNOW_ENDPOINT = env.text("INDEXNOW_ENDPOINT", "https://api.indexnow.org/indexnow")

INSTALLED_APPS = [
    "accounts",
    "articles",
    "newsroom",
    "sitecheck",
    "backups",
    "transfer",
    "newsroom.apps.NewsroomAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "cakrawala.apps.StaticFiles",
    "ckeditor",
    "csp",
    "cakrawala.apps.CakrawalaConfig",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "cakrawala.middleware.limit_request_body",
    "cakrawala.middleware.hide_staging",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "cakrawala.middleware.CompressTexts",
    "cakrawala.middleware.permissions_policy",
    "csp.middleware.CSPMiddleware",
    "cakrawala.middleware.one_address",
    "cakrawala.middleware.drop_invisible",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "cakrawala.signs.middleware.NoteRequest",
    "cakrawala.limits.middleware.LimitRequests",
    "newsroom.people.sessions.KeepSessions",
]

ROOT_URLCONF = "cakrawala.urls"
WSGI_APPLICATION = "cakrawala.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "articles.pages.frame.frame",
            ],
            "libraries": {"page": "articles.pages.filters", "printing": "articles.pages.printing"},
        },
    }
]

# --- Data -----------------------------------------------------------------------------------------

DATABASES = {
    "default": dj_database_url.parse(
        env.text("DATABASE_URL", f"sqlite:///{VAR_DIR}/db.sqlite3"),
        conn_health_checks=True,  # after a restart of the server no reader meets a dead connection of the pool
    ),
}
# Seconds that anybody waits for PostgreSQL where it is away (docs/faults.md), and for one statement of a request.
DATABASE_PATIENCE = env.number("DATABASE_PATIENCE", 2, least=2)  # libpq's own least for connecting
DATABASE_STATEMENT_SECONDS = env.number("DATABASE_STATEMENT_SECONDS", 10, least=1)
# How long a step of `migrate` waits for a table that is in use, while readers queue behind it (PostgreSQL).
MIGRATE_LOCK_SECONDS = env.number("MIGRATE_LOCK_SECONDS", 5)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

databases.fit(DATABASES["default"], patience=DATABASE_PATIENCE, pool=env.number("DATABASE_POOL", 8))

# What a front server (deploy/nginx.conf) hands out itself: published pages as files, and static files.
FRONT_ROOT = Path(root) if (root := env.text("FRONT_ROOT", "")) else None
if FRONT_ROOT and FRONT_ROOT.is_relative_to(VAR_DIR):
    raise ImproperlyConfigured("FRONT_ROOT must lie outside of VAR_DIR, where no other user gets in.")
# Static files are collected when the site is installed; an image holds them, and the list of their names beside them.
static_root = env.text("STATIC_ROOT", "")
STATIC_ROOT = Path(static_root or (FRONT_ROOT or VAR_DIR) / "static")
STATIC_NAMES = STATIC_ROOT.parent if static_root else VAR_DIR

STORAGES: dict[str, dict[str, object]] = {
    "default": {"BACKEND": "cakrawala.storage.WholeFiles"},
    "staticfiles": {
        "BACKEND": "cakrawala.statics.StaticFilesOfTheSite",
        # The list of all files is for us: it lies beside the folder that is served.
        "OPTIONS": {
            "manifest_storage": FileSystemStorage(location=STATIC_NAMES),
            "file_permissions_mode": private.FILE_OF_FRONT if FRONT_ROOT else private.FILE,
            "directory_permissions_mode": private.FOLDER_OF_FRONT if FRONT_ROOT else private.FOLDER,
        },
    },
}
STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "cakrawala.styles.JoinedStyles",
]
# A front server that serves the media folder itself gets its address here; else our own view does it.
MEDIA_URL = env.text("MEDIA_URL", "/media/")
MEDIA_ROOT = Path(env.text("MEDIA_ROOT", str(VAR_DIR / "media")))
if bucket := env.text("MEDIA_BUCKET", ""):  # needs requirements-s3.txt; keys come from boto3's own variables
    if not urlsplit(MEDIA_URL).netloc:
        raise ImproperlyConfigured(
            "MEDIA_BUCKET needs MEDIA_URL: the bucket's public address, such as https://m.example/"
        )
    STORAGES["default"] = {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": bucket,
            "endpoint_url": env.text("MEDIA_BUCKET_ENDPOINT", "") or None,
            "custom_domain": urlsplit(MEDIA_URL).netloc,
            "file_overwrite": True,  # names are generated, and what is made twice is the same
            "querystring_auth": False,
            "object_parameters": {"CacheControl": "public, max-age=31536000, immutable"},
        },
    }
elif env.flag("MEDIA_GROUP_READS"):
    if MEDIA_ROOT.is_relative_to(VAR_DIR):
        raise ImproperlyConfigured("MEDIA_GROUP_READS needs a MEDIA_ROOT outside of VAR_DIR, where no group gets in.")
    if not private.is_closed_to_others(MEDIA_ROOT):
        raise ImproperlyConfigured("MEDIA_GROUP_READS needs a MEDIA_ROOT that is there, of mode 0750: docs/deploy.md.")
    STORAGES["default"]["OPTIONS"] = {
        "file_permissions_mode": private.FILE_OF_FRONT,
        "directory_permissions_mode": private.FOLDER_OF_FRONT,
    }
FILE_UPLOAD_PERMISSIONS = private.FILE
FILE_UPLOAD_DIRECTORY_PERMISSIONS = private.FOLDER
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024  # an article of 30,000 words with its markup stays below 1 MB

# --- Work after a commit --------------------------------------------------------------------------

REVISIONS_MB = env.number("REVISIONS_MB", 20, least=1)  # of one article; beyond it automatic versions go, oldest first
JOB_ATTEMPTS = env.number("JOB_ATTEMPTS", 10, least=1)  # then somebody decides on the dashboard; ten take 8.5 hours
JOBS_LATE_MINUTES = env.number("JOBS_LATE_MINUTES", 60)  # work that waits longer makes /readyz fail; 0: never

# --- Kept pages -----------------------------------------------------------------------------------

# Published pages as finished bytes (docs/pagestore.md): where they lie, and how much they may take; 0 keeps none.
PAGE_STORE = VAR_DIR / "pages"
PAGE_STORE_MB = 0 if DEBUG else env.number("PAGE_STORE_MB", 512)  # templates change while one writes them
# Of pages that are made, in the memory of each process: parts as strings (articles/pages/printing.py), and rows that
# many pages show (articles/pages/rows.py).
PRINTED_MB = 0 if DEBUG else env.number("PRINTED_MB", 8)
ROWS_MB = 0 if DEBUG else env.number("ROWS_MB", 4)

# What a cache in front (a CDN) is told after a change, and how long it may answer by itself in between; without it, not
# at all.
PURGE_URL = env.matching("PURGE_URL", r"https?://\S+", "https://cdn.example/purge")
PURGE_TOKEN = env.text("PURGE_TOKEN", "")
SHARED_CACHE_SECONDS = env.number("SHARED_CACHE_SECONDS", 300)

# --- People ---------------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["email", "name"]},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "accounts.passwords.CommonPasswordValidator", "OPTIONS": {"names": "cakrawala.names.site_names"}},
]
LOGIN_URL = "admin:login"

# Mail is not needed: what would be mailed stands on a screen to be copied, too.
MAIL = env.mail("MAIL_URL")
if MAIL:
    EMAIL_HOST, EMAIL_PORT, EMAIL_HOST_USER, EMAIL_HOST_PASSWORD, EMAIL_USE_TLS, EMAIL_USE_SSL = MAIL
EMAIL_TIMEOUT = 10  # seconds that a person waits for the mail server
DEFAULT_FROM_EMAIL = env.text("MAIL_FROM", f"redaksi@{SITE_HOST}")
# Which roles (writer, editor, manager) need a second factor, and how many days they have to set one up.
SECOND_FACTOR_FOR = env.choices("SECOND_FACTOR_FOR", {"writer", "editor", "manager"})
SECOND_FACTOR_GRACE_DAYS = env.number("SECOND_FACTOR_GRACE_DAYS", 14)
# How long the link of an invitation, and of a new password, leads in.
INVITATION_DAYS = env.number("INVITATION_DAYS", 7, least=1)
RESET_HOURS = env.number("RESET_HOURS", 24, least=1)
FORMS_URLFIELD_ASSUME_HTTPS = True  # Django 6's way; drop the line with Django 6

LANGUAGE_CODE = "id"
LOCALE_PATHS = [BASE_DIR / "locale"]  # over Django's own Indonesian: our terms, docs/glossary.md
FORMAT_MODULE_PATH = "cakrawala.formats"  # over its formats, too
TIME_ZONE = "Asia/Jakarta"
USE_I18N = True
USE_TZ = True

# --- Security -------------------------------------------------------------------------------------

# HTTPS follows the scheme of SITE_URL, so that `make run` works on plain http.
SECURE_SSL_REDIRECT = IS_HTTPS
SECURE_HSTS_SECONDS = env.number("HSTS_SECONDS", 31_536_000) if IS_HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.flag("HSTS_SUBDOMAINS")
SECURE_HSTS_PRELOAD = env.flag("HSTS_SUBDOMAINS")
# How many proxies stand in front: whom the site takes for its client, and whether over https (cakrawala/edge/).
PROXIES = env.number("PROXIES", 0)
env.refuse_former("BEHIND_PROXY", "PROXIES, the number of proxies in front")
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_HTTPS
# A session that nobody uses ends after so many hours, and each after so many days (accounts/sessions.py).
SESSION_IDLE_HOURS = env.number("SESSION_IDLE_HOURS", 72, least=1)
SESSION_DAYS = env.number("SESSION_DAYS", 14, least=1)
SESSION_COOKIE_AGE = SESSION_IDLE_HOURS * 3600
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "cakrawala.views.forbidden"
X_FRAME_OPTIONS = "DENY"

MEDIA_HOST = [f"{urlsplit(MEDIA_URL).scheme}://{urlsplit(MEDIA_URL).netloc}"] if urlsplit(MEDIA_URL).netloc else []
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:", *MEDIA_HOST],  # data: the admin's own icons
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
SILENCED_SYSTEM_CHECKS = [
    "ckeditor.W001",  # CKEditor 4 is the university's choice; docs/ckeditor.md says how we live with its risks
    "security.W005",  # HSTS for subdomains is the university's decision: HSTS_SUBDOMAINS=1
    "security.W021",  # the same for the browsers' preload list
]

# --- How often one account, and one address, may ask for what costs much (cakrawala/limits/) -------

LIMITS = {
    "search": Rates(env.rate("SEARCH_PER_ACCOUNT", "60/minute"), env.rate("SEARCH_PER_ADDRESS", "300/minute")),
    "uploads": Rates(env.rate("UPLOADS_PER_ACCOUNT", "200/hour"), env.rate("UPLOADS_PER_ADDRESS", "1000/hour")),
    "forgotten": Rates(None, env.rate("FORGOTTEN_PER_ADDRESS", "30/hour")),
    "coach": Rates(env.rate("COACH_PER_ACCOUNT", "60/minute"), env.rate("COACH_PER_ADDRESS", "600/minute")),
    "previews": Rates(env.rate("PREVIEWS_PER_ACCOUNT", "60/minute"), env.rate("PREVIEWS_PER_ADDRESS", "600/minute")),
    "autosave": Rates(env.rate("AUTOSAVE_PER_ACCOUNT", "120/minute"), env.rate("AUTOSAVE_PER_ADDRESS", "3000/minute")),
}
REDIS_URL = env.matching("REDIS_URL", r"(rediss?|unix)://\S+", "redis://127.0.0.1:6379/0")  # else each in VAR_DIR
LIMIT_BUCKETS = "cakrawala.limits.shared.RedisBuckets" if REDIS_URL else "cakrawala.limits.buckets.FileBuckets"

# --- The editor -----------------------------------------------------------------------------------

RICH_TEXT_WIDGET = "newsroom.ckeditor.ArticleEditor"  # a RichText of newsroom/editor.py

# --- Logs -----------------------------------------------------------------------------------------

LOGGING = logs.configuration(env.text("LOG_LEVEL", "INFO"), is_for_people=DEBUG)
