"""Two app servers behind a real nginx with the configuration that ships."""

import gzip
import http.client
import json
import os
import re
import shutil
import socket
import ssl
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from html import unescape
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import Browser, expect
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from components.browser import assets
from components.rooms.ballot import Ballot, Question
from components.rooms.store import Store
from tests.conftest import ROOT, STREAMLIT, serving

NGINX = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/local/sbin:/usr/sbin")
if not NGINX:
    pytest.skip("no nginx is installed here", allow_module_level=True)

# One process runs them all, so that nginx and the servers behind it start once.
pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("nginx")]
expect.set_options(timeout=60_000)
SHIPPED = ROOT / "docs" / "deploy" / "nginx.conf"
BALLOT = Ballot("cascade-ladder", "Which step?", "", False, ("one", "two"))
AROUND = """
{user}
daemon off; pid {here}/pid; error_log {here}/errors;
events {{ worker_connections 256; }}
http {{
  client_body_temp_path {here}/body; proxy_temp_path {here}/proxy; fastcgi_temp_path {here}/fast;
  uwsgi_temp_path {here}/uwsgi; scgi_temp_path {here}/scgi;
  add_header x-app $upstream_addr always;
  include {here}/explainer.conf;
  # A proxy that takes a path away and tells nobody, as that of JupyterHub does.
  server {{
    listen 127.0.0.1:{strips};
    proxy_http_version 1.1;
    proxy_set_header Host $http_host;
    proxy_set_header Upgrade $http_upgrade;
    proxy_set_header Connection $connection_upgrade;
    location /user/me/proxy/8501/ {{ proxy_pass http://explainer/; }}
  }}
  # One of the old kind that speaks HTTP/1.0, for pages without websockets.
  server {{
    listen 127.0.0.1:{old};
    proxy_http_version 1.0;
    location / {{ proxy_pass http://explainer; }}
  }}
}}
"""
# What docs/deploy.md says to add: encryption, and a path that is told.
ENCRYPTED = """
    listen 127.0.0.1:{tls} ssl;
    listen [::1]:{tls} ssl;
    ssl_certificate {here}/certificate;
    ssl_certificate_key {here}/key;
    location /refusal/ {{
        proxy_pass http://explainer/;
        proxy_http_version 1.1;
        proxy_set_header Host $http_host;
        proxy_set_header X-Forwarded-Proto $scheme;
        proxy_set_header X-Forwarded-Prefix /refusal;
    }}
"""
CERTIFICATE = (
    *("openssl", "req", "-x509", "-nodes", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"),
    *("-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1,IP:::1"),
)


@dataclass
class Site:
    """The address of nginx, those of the two servers behind it, and their rooms."""

    port: int
    strips: int  # the port at which it lies below /user/me/proxy/8501/
    old: int  # the port at which HTTP/1.0 is spoken to the servers
    tls: int  # the port at which all is encrypted
    certificate: str
    servers: tuple[str, str]
    rooms: str

    def get(self, path: str, reader: str = "127.0.0.1") -> http.client.HTTPResponse:
        """A request from a reader at this address, who understands gzip."""
        connection = http.client.HTTPConnection(
            "127.0.0.1", self.port, timeout=20, source_address=(reader, 0)
        )
        connection.request("GET", path, headers={"accept-encoding": "gzip", "accept": "text/html"})
        answer = connection.getresponse()
        answer.content = answer.read()  # type: ignore[attr-defined]
        connection.close()
        return answer


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    here = tmp_path_factory.mktemp("nginx")
    rooms = f"sqlite:///{here / 'rooms.sqlite'}"
    settings = {"EXPLAINER_ROOMS": rooms, "EXPLAINER_WARM": "off"}
    settings["STREAMLIT_SERVER_COOKIE_SECRET"] = "k" * 32
    with ExitStack() as stack:
        servers = (
            stack.enter_context(serving(settings)),
            stack.enter_context(serving(settings, (*STREAMLIT[:-1], "--server.address=::"))),
        )
        made = (*CERTIFICATE, "-keyout", str(here / "key"), "-out", str(here / "certificate"))
        subprocess.run(made, check=True, capture_output=True)
        with ExitStack() as free:
            bound = [free.enter_context(socket.create_server(("127.0.0.1", 0))) for _ in range(4)]
            port, strips, old, tls = (each.getsockname()[1] for each in bound)
        text = SHIPPED.read_text("utf-8")
        for shipped, ours in {
            "app1:8501": servers[0].removeprefix("http://"),
            "app2:8501": f"[::1]:{urlsplit(servers[1]).port}",
            "listen 80;": f"listen 127.0.0.1:{port};{ENCRYPTED.format(here=here, tls=tls)}",
            "/var/cache/nginx": str(here),
        }.items():
            assert text.count(shipped) == 1
            text = text.replace(shipped, ours)
        (here / "explainer.conf").write_text(text, "utf-8")
        user = "user root;" if os.getuid() == 0 else ""
        (here / "nginx.conf").write_text(
            AROUND.format(here=here, user=user, strips=strips, old=old), "utf-8"
        )
        nginx = subprocess.Popen([NGINX, "-c", str(here / "nginx.conf")])
        try:
            wait_for(port)
            yield Site(port, strips, old, tls, str(here / "certificate"), servers, rooms)
        finally:
            nginx.terminate()
            nginx.wait(60)
        assert "[error]" not in (here / "errors").read_text("utf-8")


def wait_for(port: int) -> None:
    for _ in range(100):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    pytest.fail("nginx did not start")


def test_a_reader_stays_with_one_server_and_readers_are_shared_out(site: Site) -> None:
    served = {
        reader: {site.get("/", reader).headers["x-app"] for _ in range(3)}
        for reader in (f"127.0.{network}.1" for network in range(8))
    }
    assert all(len(servers) == 1 for servers in served.values())
    assert len(set.union(*served.values())) == 2


def test_text_is_compressed_once_and_scripts_are_kept(site: Site) -> None:
    page = site.get("/layers")
    assert page.headers["content-encoding"] == "gzip"
    html = gzip.decompress(page.content).decode()
    assert "<title>" in html
    assert "content-security-policy" in page.headers
    scripts = re.findall(r'(?:src|href)="\./(static/[\w./-]+\.(?:js|css))"', html)
    for path in [*scripts[:3], f"{assets.FOLDER}/{assets.plotly_name()}"]:
        for _ in range(2):
            answer = site.get(f"/{path}")
            assert answer.headers["content-encoding"] == "gzip", path
            assert len(gzip.decompress(answer.content)) > len(answer.content)
        assert answer.headers["x-app"] is None, "the second time, nginx has it"
    wasm_or_json = site.get("/_stcore/host-config")
    assert json.loads(wasm_or_json.content)


def test_what_is_nobodys_business_stays_inside(site: Site) -> None:
    assert site.get("/_stcore/metrics").status == 404
    assert site.get("/_stcore/health").content == b"ok"
    assert site.get("/layers").headers["server"] == "nginx", "its version is not told"
    assert site.get("/nowhere").status == 404


def test_a_websocket_opens_for_our_pages_and_for_no_others(site: Site) -> None:
    stream, here = f"ws://127.0.0.1:{site.port}/_stcore/stream", f"http://127.0.0.1:{site.port}"
    with connect(stream, origin=here, subprotocols=["streamlit"]) as open_one:
        assert open_one.ping().wait(10)
    with pytest.raises(InvalidStatus):
        connect(stream, origin="https://evil.example", subprotocols=["streamlit"])


@pytest.mark.parametrize("path", ["", "layers", "layers/?layer=5", "?figure=umap"])
def test_behind_a_proxy_that_takes_a_path_away_all_pages_live(
    site: Site, browser: Browser, path: str
) -> None:
    tab = browser.new_page()
    missed: list[str] = []
    tab.on("response", lambda it: missed.append(it.url) if it.status >= 400 else None)
    streams: list[str] = []
    tab.on("websocket", lambda it: streams.append(it.url))
    tab.goto(f"http://127.0.0.1:{site.strips}/user/me/proxy/8501/{path}")
    if path:  # the home page draws its figures further down
        expect(tab.locator(".xp[data-drawn] .main-svg").first).to_be_visible()
    expect(tab.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    below = f"127.0.0.1:{site.strips}/user/me/proxy/8501/"
    assert streams == [f"ws://{below}_stcore/stream"]
    assert below in tab.url
    assert not missed
    tab.close()


def test_a_proxy_of_the_old_kind_hands_pages_and_data_on(site: Site) -> None:
    for path in (
        "/layers",
        "/data/gemma4-e4b/figures/umap.csv",
        f"/explorable/{assets.plotly_name()}",
    ):
        connection = http.client.HTTPConnection("127.0.0.1", site.old, timeout=20)
        connection.request("GET", path)
        answer = connection.getresponse()
        assert (answer.status, len(answer.read()) > 5000) == (200, True)
        connection.close()


def test_whole_addresses_are_encrypted_where_the_page_is(site: Site) -> None:
    """In links of previews and of search engines; by both kinds of addresses, and below a path."""
    trusting = ssl.create_default_context(cafile=site.certificate)
    for start in (
        f"https://127.0.0.1:{site.tls}/",
        f"https://[::1]:{site.tls}/",
        f"https://127.0.0.1:{site.tls}/refusal/",
        f"http://[::1]:{urlsplit(site.servers[1]).port}/",  # no proxy between
    ):

        def read(path: str, start: str = start) -> str:
            with urllib.request.urlopen(start + path, timeout=20, context=trusting) as answer:
                text: str = answer.read().decode()
            return text

        page = read("?figure=umap")
        assert f'<link rel="canonical" href="{start}?figure=umap">' in page
        (embedding,) = re.findall(r'<link rel="alternate"[^>]*href="([^"]+)"', page)
        assert embedding.startswith(f"{start}oembed?url={quote(start, safe='')}")
        told = json.loads(read(unescape(embedding).removeprefix(start)))
        assert f'src="{start}?figure=umap' in told["html"]
        assert f"<loc>{start}layers</loc>" in read("sitemap.xml")
        assert f"Sitemap: {start}sitemap.xml" in read("robots.txt")


def test_an_encrypted_page_lives_by_an_encrypted_connection(site: Site, browser: Browser) -> None:
    """By an address of IPv6, for good measure."""
    context = browser.new_context(ignore_https_errors=True)
    tab, asked = context.new_page(), list[str]()
    tab.on("request", lambda it: asked.append(it.url))
    tab.on("websocket", lambda it: asked.append(it.url))
    tab.goto(f"https://[::1]:{site.tls}/layers")
    expect(tab.locator(".xp[data-drawn] .main-svg").first).to_be_visible()
    expect(tab.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    assert f"wss://[::1]:{site.tls}/_stcore/stream" in asked
    assert {urlsplit(url).scheme for url in asked} <= {"https", "wss", "data", "blob"}
    context.close()


def test_votes_on_two_servers_make_one_tally(site: Site, browser: Browser) -> None:
    store = Store(site.rooms)
    code, key, _ = store.rooms.open()
    store.lesson.add(code, key, [Question(BALLOT)])
    store.lesson.ask(code, key, 1)
    store.lesson.start(code, key, 1)
    mine = site.get("/").headers["x-app"]
    other = next(server for server in site.servers if not server.endswith(mine))
    for address, answer in ((f"http://127.0.0.1:{site.port}", "one"), (other, "two")):
        context = browser.new_context()
        page = context.new_page()
        page.goto(f"{address}/join?room={code}")
        page.get_by_label(answer).check()
        page.get_by_role("button", name="Vote").click()
        expect(page.locator(".counted")).to_contain_text(answer)
        context.close()
    store.lesson.reveal(code, key)
    assert [row.counts for row in store.votes.tally(code).rows] == [(1,), (1,)]
    store.database.engine.dispose()
