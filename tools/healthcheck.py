"""For the container: asks /healthz under the site's own host name, since others are refused."""

import os
import sys
import urllib.request
from urllib.parse import urlsplit

host = urlsplit(os.environ.get("SITE_URL", "")).hostname or "127.0.0.1"
request = urllib.request.Request(f"http://127.0.0.1:{os.environ.get('PORT', '8000')}/healthz", headers={"Host": host})
with urllib.request.urlopen(request, timeout=4) as response:
    sys.exit(response.status != 200)
