"""gunicorn as Cakrawala wants it; the variables are in .env.example."""

import os
from pathlib import Path

from cakrawala import env, private
from cakrawala.signs.access import JsonLog

private.close_to_others()  # before the first log is opened
env.load(Path(__file__).parent / ".env")

host = os.environ.get("HOST", "127.0.0.1")
bind = (f"[{host}]" if ":" in host else host) + ":" + os.environ.get("PORT", "8000")
limit_request_line = 8190  # bytes, the most that gunicorn takes; a longer one gets its plain 4xx
worker_class = "gthread"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = 4
timeout = 30
graceful_timeout = 20
max_requests = 100_000  # a leak in a library never grows for weeks; most requests cost a tenth of a millisecond
max_requests_jitter = 10_000
# Who asks and whether over https is decided in cakrawala/edge/, by PROXIES: no header counts here, whoever sends it.
forwarded_allow_ips = ""
secure_scheme_headers: dict[str, str] = {}
forwarder_headers = ""
control_socket_disable = True  # gunicorn 27 would open one in the home folder
logger_class = JsonLog
accesslog = os.environ.get("ACCESS_LOG", "-") or None

if metrics := env.matching("METRICS_BIND", r"(\[[0-9A-Fa-f:]+\]|[^\s:\[\]]+):\d{1,5}", "127.0.0.1:9100"):
    counted = Path(env.text("VAR_DIR", str(Path(__file__).parent / "var"))) / "metrics"
    counted.mkdir(parents=True, exist_ok=True)
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(counted)  # read once, when the library is imported
    from cakrawala.signs import counting, scraping

    counting.begin()

    def on_starting(server):
        scraping.begin(metrics, counted)

    def post_worker_init(worker):
        scraping.serve(metrics)

    def child_exit(server, worker):
        scraping.forget(worker.pid)
