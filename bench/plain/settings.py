"""The project's settings without its middleware, context processors and addresses."""

from pathlib import Path

from cakrawala.settings import *  # noqa: F403

MIDDLEWARE = []
ROOT_URLCONF = "bench.plain.urls"
PAGE_STORE_MB = 0
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [Path(__file__).parent / "templates"],
    }
]
