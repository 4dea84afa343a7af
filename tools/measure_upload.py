"""What an upload of 40 megapixels costs: seconds and memory. `python tools/measure_upload.py JPEG` (or PNG)."""

import io
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
SIZE = (7700, 5190)
ENCODING = {"JPEG": {"quality": 60}, "PNG": {"compress_level": 6}}


def make(kind, file):
    """In a process of its own, so that its memory does not count."""
    noise = Image.effect_noise((800, 540) if kind == "JPEG" else (200, 135), 40 if kind == "JPEG" else 6)
    noise.convert("RGB").resize(SIZE, Image.Resampling.BICUBIC).save(file, kind, **ENCODING[kind])


def measure(kind, file):
    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("SECRET_KEY", "measure")
    os.environ["DJANGO_SETTINGS_MODULE"] = "cakrawala.settings"
    from django.core.files.base import ContentFile
    from django.core.files.storage import FileSystemStorage

    from articles.imaging import renditions, uploads

    content = io.BytesIO(Path(file).read_bytes())
    before, start = memory(), time.perf_counter()
    safe = uploads.make_safe(content)
    storage = FileSystemStorage(Path(file).parent)
    name = storage.save(f"gambar/{safe.name}", ContentFile(safe.content))
    renditions.make_missing(storage, name, safe.width)
    seconds = time.perf_counter() - start
    size = len(content.getvalue()) / 2**20
    print(f"{kind} {SIZE[0]}x{SIZE[1]}, {size:.1f} MB: {seconds:.1f} s, {memory() - before:.0f} MB more")


def memory():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    if len(sys.argv) == 4:
        make(sys.argv[1], sys.argv[3])
    else:
        kind = sys.argv[1] if len(sys.argv) > 1 else "JPEG"
        with tempfile.TemporaryDirectory() as folder:
            picture = f"{folder}/picture"
            subprocess.run([sys.executable, __file__, kind, "make", picture], check=True)
            measure(kind, picture)
