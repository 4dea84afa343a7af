"""For the container: whether the process lives, which asks nothing else. With ``readyz`` behind it: whether readers can
be sent here, and what is wrong; a balancer asks that over HTTP."""

import os
import sys
import urllib.error
import urllib.request

probe = sys.argv[1] if len(sys.argv) > 1 else "healthz"
try:
    with urllib.request.urlopen(f"http://127.0.0.1:{os.environ.get('PORT', '8000')}/{probe}", timeout=4) as answer:
        print(answer.read().decode(), end="")
except urllib.error.HTTPError as error:
    sys.exit(error.read().decode())
except OSError as error:
    sys.exit(f"{probe}: {error}")
