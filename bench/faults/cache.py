"""Redis stopped, where the site uses one."""

from bench.faults.clients import ARTICLES
from bench.faults.row import Row
from bench.faults.servers import redis
from bench.faults.site import KEPT, NOT_KEPT, ROOT, Place

FAULT, WANTED = "Redis stopped", "everything works, slower"


def run(place: Place) -> list[Row]:
    if "REDIS_URL" not in (ROOT / ".env.example").read_text():
        return [Row(FAULT, WANTED, "the site uses no Redis", None)]
    site = place.site("cache")
    with redis(place.folder) as server, site.running(REDIS_URL=f"redis://127.0.0.1:{server.port}/0"):
        newsroom = site.newsroom()
        form = newsroom.form(ARTICLES, "article_form") | {"body": "<p>Isi", "_save": "Simpan"}

        def seen(title):
            pages = [site.get(path) for path in [*KEPT, NOT_KEPT, "/gambar/tidak-ada", "/admin/login/"]]
            return [*pages, newsroom.send(ARTICLES, form | {"title": title})]

        seen("Hangat")
        before = seen("Dengan Redis")
        server.stop()
        without = seen("Tanpa Redis")
        server.start()
        after = seen("Dengan Redis lagi")
    statuses = [[answer.status for answer in answers] for answers in (before, without, after)]
    slowest = [max(answer.seconds for answer in answers) for answers in (before, without)]
    told = f"the slowest of {len(without)} answers took {slowest[1]:.2f} s, {slowest[0]:.2f} s with it"
    same = statuses[0] == statuses[1] == statuses[2]
    return [Row(FAULT, WANTED, told if same else f"{told}; {statuses}", same and statuses[0][-1] == 302)]
