"""docs/deploy.md as the script that `make try-deploy` runs. What it does is seen there, in minutes."""

import re
import subprocess

from django.conf import settings

from tools.try_deploy import follow

PAGE = (settings.BASE_DIR / "docs" / "deploy.md").read_text(encoding="utf-8")


def test_the_page_is_a_script():
    done = subprocess.run(["bash", "-n"], input=follow.script(PAGE), capture_output=True, text=True)

    assert (done.returncode, done.stderr) == (0, "")


def test_blocks_follow_each_other_and_a_site_gives_its_own_words():
    page = """# One
```sh yours
NAME=theirs
```
## 7. The first article
```sh
first
```
# Updates
1. A list

   ```sh
   second \\
     more
   ```
```
no shell
```
"""
    lines = follow.script(page, yours=["NAME=ours"]).splitlines()

    assert [line for line in lines if line and not line.startswith("step ")] == [
        *("NAME=ours", "first", "publish_first_article", "second \\", "  more", "readers_go")
    ]


def test_every_unit_that_the_page_names_is_there():
    named = set(re.findall(r"\bcakrawala[a-z-]*\.(?:service|socket|timer)\b", PAGE))

    assert {path.name for path in (settings.BASE_DIR / "deploy").glob("cakrawala*")} == named
