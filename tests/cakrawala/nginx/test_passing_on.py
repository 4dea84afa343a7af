"""What nginx tells gunicorn of a request, whatever the client has said: a stand-in of gunicorn repeats it."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.cakrawala.nginx.site import Nginx, ask, free_port

FORGED = {
    "X_Forwarded_For": "8.8.8.8",
    "X_Forwarded_Proto": "https",
    "X_Forwarded_Host": "lain.test",
    "X_Forwarded_Port": "443",
    "X_Real_IP": "8.8.8.8",
    "Forwarded": "for=8.8.8.8",
    "X_Request_ID": "punyaku",
    "Connection": "close, X-Forwarded-For",
}


class Repeating(BaseHTTPRequestHandler):
    def do_GET(self):
        length = int(self.headers.get("Content-Length") or 0)
        said = {"path": self.path, "headers": self.headers.items(), "body": len(self.rfile.read(length))}
        body = json.dumps({**said, "headers": [list(pair) for pair in said["headers"]]}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_POST = do_GET

    def log_message(self, *_): ...


@pytest.fixture(scope="module")
def passing_on(folders):
    server = ThreadingHTTPServer(("127.0.0.1", 0), Repeating)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    everything = "location / {\n    error_page 404 = @site;\n    return 404;\n}"
    with Nginx(folders, free_port(), server.server_port, "", everything) as nginx:
        yield nginx
    server.shutdown()
    server.server_close()


def told(nginx, path, method="GET", **headers):
    said = json.loads(ask(nginx.port, path, method, **headers).body)
    return said["path"], {name.lower(): value for name, value in said["headers"]}


@pytest.mark.parametrize("path", ["/berita/api", "/admin/", "/admin/login/", "/cari?q=api", "/cari/saran.json"])
def test_what_a_client_says_of_itself_is_dropped(passing_on, path):
    _, honest = told(passing_on, path)
    _, forged = told(passing_on, path, **FORGED)

    request_id = forged.pop("x-request-id")
    assert request_id != honest.pop("x-request-id")
    assert len(request_id) == 32
    assert forged == honest
    assert forged == {
        "host": f"127.0.0.1:{passing_on.port}",
        "x-forwarded-for": "127.0.0.1",
        "x-forwarded-proto": "http",
    }


@pytest.mark.parametrize("path", ["/berita/%61pi", "/a//b", "/a/../b", "/a?x=%20&y", "/%e0%a4%a", "/admin/../x", "/?"])
def test_an_address_goes_on_as_it_was_typed(passing_on, path):
    if path == "/%e0%a4%a":
        assert ask(passing_on.port, path).status == 400, "no escape: nginx refuses it"
    else:
        assert told(passing_on, path)[0] == path
