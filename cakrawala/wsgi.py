import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cakrawala.settings")
site = get_wsgi_application()

from django.conf import settings  # noqa: E402

from cakrawala import patience  # noqa: E402
from cakrawala.edge import Edge  # noqa: E402
from cakrawala.pagestore import mounted  # noqa: E402  # which asks the models, and so needs the apps
from cakrawala.signs import health  # noqa: E402
from cakrawala.signs.trace import noted  # noqa: E402

patience.limit_process(settings.DATABASE_STATEMENT_SECONDS)
application = Edge(mounted(noted(site)), proxies=settings.PROXIES, probes=health.probes())
