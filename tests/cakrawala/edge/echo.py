"""A site that says how it was asked, behind the edge as gunicorn serves ours."""

import logging
import os

from cakrawala.edge import Edge
from cakrawala.signs.logs import JsonLines

handler = logging.StreamHandler()
handler.setFormatter(JsonLines())
logging.getLogger("echo").addHandler(handler)


def echo(environ, start_response):
    logging.getLogger("echo").warning("Asked for %s?%s", environ["PATH_INFO"], environ["QUERY_STRING"])
    if environ["PATH_INFO"] == "/galat":
        raise ValueError("of 203.0.113.5\r\nsari@kampus.id")
    said = f"{environ['REMOTE_ADDR']} {environ['wsgi.url_scheme']} {environ['SCRIPT_NAME']}".encode()
    start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", str(len(said)))])
    return [said]


application = Edge(echo, proxies=int(os.environ["PROXIES"]), probes={"/healthz": lambda: ("200 OK", "ok\n")})
