from django.conf import settings
from django.contrib.auth.models import PermissionsMixin
from django.http import HttpRequest


def known_asker(request: HttpRequest) -> PermissionsMixin | None:
    """Whoever is signed in. A reader without the newsroom's cookie costs no session and gets none."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return None
    return request.user if request.user.is_authenticated else None
