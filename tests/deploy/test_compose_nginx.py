import re
import shutil
import subprocess

import pytest
from django.conf import settings


@pytest.mark.skipif(not shutil.which("nginx"), reason="nginx is not installed")
def test_nginx_reads_the_front_of_the_composition(tmp_path):
    text = (settings.BASE_DIR / "deploy" / "compose-nginx.conf").read_text()
    # Debian 12's is older than `resolve`, and the names are known within the composition only.
    text = re.sub(r"server web\d:8000 resolve", "server 127.0.0.1:8000", text)
    (tmp_path / "nginx.conf").write_text(
        f"pid {tmp_path}/pid; error_log stderr; events {{}} http {{ access_log off; {text} }}"
    )

    done = subprocess.run(["nginx", "-t", "-c", tmp_path / "nginx.conf"], capture_output=True, text=True)

    assert done.returncode == 0, done.stderr
