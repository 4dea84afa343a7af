import shutil

import pytest

from tests.cakrawala.nginx.site import Folders, Nginx, Site

MADE = """
from io import BytesIO
from PIL import Image
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from tests.factories import make_article, make_category, make_editor
make_editor()
category = make_category(name="Teknologi", slug="teknologi")
make_article(title="API yang ramah", slug="api", category=category)
for number in range(25):
    make_article(title=f"Artikel {number}", slug=f"artikel-{number}", category=category)
picture = BytesIO()
Image.new("RGB", (8, 8)).save(picture, "PNG")
for name in ("gambar/a.png", "keranjang/a.png", "gambar/a.html", "gambar/2026/11/panduan.pdf"):
    default_storage.save(name, ContentFile(picture.getvalue()))
"""


@pytest.fixture(scope="module")
def folders():
    if shutil.which("nginx") is None:
        pytest.skip("nginx is missing; on Debian: apt-get install nginx-light")
    made = Folders.make()
    yield made
    shutil.rmtree(made.top)


@pytest.fixture(scope="module")
def site(folders):
    """With an article, a list of two pages, and files among the uploads."""
    site = Site(folders)
    try:
        site.manage("migrate", "-v", "0")
        site.manage("collectstatic", "--noinput", "-v", "0")
        site.run(MADE)
        with site:
            yield site
    finally:
        site.machine.drop_database()


@pytest.fixture(scope="module")
def nginx(site, folders):
    with Nginx(folders, site.front_port, site.port, site.include("http"), site.include("server")) as nginx:
        yield nginx
