"""docs/deploy.md as one shell script: its blocks marked ``sh`` in their order, each told by its heading.

What a site says of its own (blocks marked ``sh yours``) is replaced by the words of YOURS, one after the other; at the
end of a section of HOOKS a function of run.sh is called.
"""

import re
import sys
from pathlib import Path

YOURS = ["SITE=cakrawala.example SOURCE=/source.git VERSION=one", "VERSION=two"]
HOOKS = {"7. The first article": "publish_first_article", "9. The first backup, and its proof": "readers_come"}
FENCE = re.compile(r"^( *)```(sh|sh yours)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
SECTION = re.compile(r"^#+ ([^\n]*)\n(.*?)(?=^#+ |\Z)", re.MULTILINE | re.DOTALL)


def script(page: str, yours: list[str] = YOURS) -> str:
    words, lines = iter(yours), []
    for heading, text in SECTION.findall(page):
        for indent, kind, code in FENCE.findall(text):
            lines.append(f"step '{heading}'")
            lines.append(next(words) if kind == "sh yours" else re.sub(f"^{indent}", "", code, flags=re.MULTILINE))
        lines += [HOOKS[heading]] if heading in HOOKS else []
    return "\n".join([*lines, "readers_go", ""])


if __name__ == "__main__":
    sys.stdout.write(script(Path(sys.argv[1]).read_text(encoding="utf-8")))
