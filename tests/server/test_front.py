"""The front door, without a browser: titles, 404s, headers, compression, our own files."""

import gzip
import io
import re
import threading
import zipfile
from contextlib import ExitStack
from html import escape
from pathlib import Path
from urllib.parse import parse_qs, urljoin

import anyio
import pytest
from plotly.io import from_json
from starlette.responses import Response
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from components import blocks
from components.browser import assets, plotly_script, tight
from components.figures import BY_ID
from components.packing import stored
from components.paper import files, fonts
from components.study import load_study
from components.study.contents import contents, site_title
from components.study.decks import decks
from components.ui import early, front
from components.ui.talk import pairs

ROOT = Path(__file__).resolve().parents[2]
HTML = {"accept": "text/html"}
PLAIN = Response("")


def test_the_server_is_healthy(client: TestClient) -> None:
    assert client.get("/_stcore/health").text == "ok"


@pytest.mark.parametrize("page", contents()[1:], ids=lambda page: page.id)
def test_each_page_has_its_own_title_and_tags(client: TestClient, page) -> None:
    answer = client.get(f"/{page.id}", headers=HTML)
    assert answer.status_code == 200
    assert f"<title>{escape(page.title)} · {escape(site_title())}</title>" in answer.text
    assert f'<meta property="og:description" content="{escape(page.question)}">' in answer.text


@pytest.mark.parametrize("figure", BY_ID.values(), ids=lambda figure: figure.id)
def test_a_link_to_one_figure_has_its_name(client: TestClient, figure) -> None:
    answer = client.get(f"/?figure={figure.id}&embed=true", headers=HTML)
    assert f"<title>{escape(figure.name)}" in answer.text


@pytest.mark.parametrize(
    "path", ["/nowhere", "/layers/deeper", "/pages", "/app.py", "/.streamlit/config.toml"]
)
def test_a_path_that_leads_nowhere_is_a_404(client: TestClient, path: str) -> None:
    answer = client.get(path, headers=HTML)
    assert answer.status_code == 404
    assert "There is no such page" in answer.text


def led(client: TestClient, path: str) -> str:
    """Where a reader ends who is sent on from a path."""
    address = f"http://testserver{path}"
    for _ in range(3):
        location = client.get(address, headers=HTML).headers.get("location")
        if location is None:
            break
        assert not location.startswith("/"), "behind a proxy that takes a prefix away it would miss"
        address = urljoin(address, location)
    return address.removeprefix("http://testserver")


def test_home_lives_at_the_root_alone(client: TestClient) -> None:
    for path in ("/story", "/story/"):
        assert led(client, f"{path}?layer=5") == "/?layer=5"


def test_below_a_base_path_the_home_page_has_its_slash(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where the server knows of no path: then the script of the page puts it there."""
    monkeypatch.setattr(front, "base", lambda: "/deep/x")
    scope = {"type": "http", "path": "/deep/x", "headers": [], "query_string": b"layer=3"}
    answer = front.Front(PLAIN).answer(scope, "")
    assert urljoin("/user/me/deep/x", answer.headers["location"]) == "/user/me/deep/x/?layer=3"


def test_the_browser_works_out_where_the_server_is(client: TestClient) -> None:
    for path in ("/", "/layers"):
        text = client.get(path, headers=HTML).text
        assert 'BACKEND_BASE_URL:new URL("./",location).href' in text
        assert not re.search(r'(?:src|href)="/', text), "it would miss below a path"
        assert (early.SLASH in text) == (path == "/")
    links = re.findall(r'href="([^"]+)"', client.get("/a/b/c", headers=HTML).text)
    assert urljoin("/user/me/a/b/c", links[1]) == f"/user/me/{contents()[1].id}"


@pytest.mark.parametrize(
    ("told", "canonical"),
    [
        ("/user/me", "/user/me/layers"),
        ("/user/me/", "/user/me/layers"),
        ('/"><script>', "/layers"),
        ("//elsewhere.example", "/layers"),
        ("", "/layers"),
    ],
)
def test_a_prefix_that_a_proxy_tells_is_in_whole_addresses(
    client: TestClient, told: str, canonical: str
) -> None:
    text = client.get("/layers", headers={**HTML, "x-forwarded-prefix": told}).text
    assert f'<link rel="canonical" href="http://testserver{canonical}">' in text


def test_pages_carry_security_headers(client: TestClient) -> None:
    headers = client.get("/layers", headers=HTML).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert "object-src 'none'" in headers["content-security-policy"]
    assert headers["cache-control"] == "no-cache"


@pytest.mark.parametrize("path", ["/_stcore/health", "/robots.txt", "/static/nothing.js"])
def test_so_does_everything_else(client: TestClient, path: str) -> None:
    assert client.get(path).headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH"])
@pytest.mark.parametrize("path", ["/", "/_stcore/upload_file/session/file", "/data/x/y.csv"])
def test_nothing_can_be_uploaded(client: TestClient, method: str, path: str) -> None:
    answer = client.request(method, path, headers={"origin": "https://example.org"})
    assert answer.status_code == 405
    assert "access-control-allow-origin" not in answer.headers


def test_bundles_are_compressed_and_kept(client: TestClient) -> None:
    page = client.get("/", headers=HTML).text
    name = re.search(r'src="\./(static/js/index[\w.-]+\.js)"', page)
    assert name
    answer = client.get(f"/{name[1]}", headers={"accept-encoding": "gzip"})
    assert answer.headers["content-encoding"] == "gzip"
    assert "immutable" in answer.headers["cache-control"]
    assert answer.headers["content-type"].startswith("text/javascript")


@pytest.mark.parametrize("page", contents(), ids=lambda page: page.id)
def test_what_a_page_names_early_is_what_its_first_figure_needs(
    client: TestClient, page, gemma
) -> None:
    """The page's blocks say which figure comes first; pages without figures name nothing."""
    first = blocks.first(page.id)
    path = "" if page == contents()[0] else page.id
    found = re.findall(
        r'(?:async|preload)[^>]+"\./explorable/([^"]+)"', client.get(f"/{path}", headers=HTML).text
    )
    wanted = [] if first is None else [assets.plotly_name(), assets.script_name()]
    if first:
        sha = stored.packed(first, gemma).sha
        if not found[2:]:  # packed just now: named from then on
            found = list(early.named(page.id, ""))
        wanted.append(assets.figure_name(gemma.id, first.id, sha))
    assert found == wanted
    for name in wanted:
        assert client.get(f"/explorable/{name}").status_code == 200


@pytest.mark.parametrize(
    ("page", "query", "figure"),
    [
        ("story", "figure=umap", "umap"),
        ("view", "figures=layer-signal,umap&predict=off", "layer-signal"),
        ("view", "figures=nothing", None),
        ("alpha", "figures=umap", "alpha-sweep"),
        ("sources", "", None),
    ],
)
def test_the_figure_that_an_address_names_comes_first(
    page: str, query: str, figure: str | None
) -> None:
    assert early.first(page, parse_qs(query)) == (BY_ID[figure] if figure else None)


def test_a_deck_needs_our_scripts_and_the_list_of_decks_does_not() -> None:
    assert early.named("present", "deck=ten") == (assets.plotly_name(), assets.script_name())
    assert early.named("present", "") == ()


def test_data_that_are_not_packed_yet_are_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EXPLAINER_CACHE", str(tmp_path))
    assert len(early.named("alpha", "")) == 2
    assert list(tmp_path.iterdir()) == []


def test_plotly_comes_from_the_installed_package_compressed(client: TestClient) -> None:
    answer = client.get(f"/explorable/{assets.plotly_name()}", headers={"accept-encoding": "gzip"})
    assert answer.content == plotly_script.body()
    assert answer.headers["content-encoding"] == "gzip"
    assert "immutable" in answer.headers["cache-control"]


def test_scripts_go_by_brotli_once_it_is_made(
    client: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EXPLAINER_CACHE", str(tmp_path))
    script = next(name for name in front.shell() if "/index." in name and name.endswith(".js"))
    paths = (f"/explorable/{assets.script_name()}", f"/{script}")
    both = {"accept-encoding": "gzip, br"}
    before = [client.get(path, headers=both) for path in paths]
    assert [answer.headers["content-encoding"] for answer in before] == ["gzip", "gzip"]
    (tmp_path / "of-others.br").touch()
    tight.make([assets.script(), before[1].content])
    assert len(list(tmp_path.iterdir())) == 2
    for path, gzipped in zip(paths, before, strict=True):
        answer = client.get(path, headers=both)
        assert answer.headers["content-encoding"] == "br"
        assert answer.headers["vary"] == "accept-encoding"
        assert int(answer.headers["content-length"]) < int(gzipped.headers["content-length"])
        assert answer.content == gzipped.content
        assert client.get(path, headers={"accept-encoding": "gzip"}).content == gzipped.content
        plain = client.get(path, headers={"accept-encoding": "identity"})
        assert "content-encoding" not in plain.headers
        assert plain.content == gzipped.content


@pytest.mark.parametrize("figure", BY_ID.values(), ids=lambda figure: figure.id)
def test_figure_data_is_served_under_a_name_that_changes_with_it(
    client: TestClient, figure, gemma
) -> None:
    packed = stored.packed(figure, gemma)
    name = assets.figure_name(gemma.id, figure.id, packed.sha)
    answer = client.get(f"/explorable/{name}", headers={"accept-encoding": "identity"})
    assert answer.text == packed.script
    assert "immutable" in answer.headers["cache-control"]
    old = client.get(f"/explorable/{gemma.id}/{figure.id}-000000000000.js")
    assert old.text == packed.script
    assert old.headers["cache-control"] == "no-cache"


def test_a_state_of_a_live_figure_is_served_as_the_choices_say(client: TestClient, gemma) -> None:
    figure = BY_ID["toy-rank"]
    name = assets.variants_name(gemma.id, figure.id, stored.packed(figure, gemma).sha)
    seed = figure.controls[-1]
    said = set()
    for value in (seed.options(gemma)[0], seed.default(gemma)):
        answer = client.get(f"/explorable/{name}", params={seed.name: value})
        assert answer.headers["content-type"] == "application/json"
        assert answer.headers["content-encoding"] == "gzip"
        assert answer.json()["variants"]
        said.add(answer.text)
    assert len(said) == 2
    assert client.get(f"/explorable/{name}?seed=%00<b>").text in said


@pytest.mark.parametrize(
    "path",
    [
        "/explorable/nothing.js",
        "/explorable/gemma4-e4b/umap-1.json",
        "/explorable/gemma4-e4b/nothing-1.json",
        "/explorable/other/toy-rank-1.json",
        "/explorable/gemma4-e4b/nothing-1.js",
        "/explorable/other/umap-1.js",
        "/explorable/../app.py",
        "/explorable/%2e%2e/app.py",
        "/explorable/gemma4-e4b/..%2f..%2fstudy.json",
        "/data/gemma4-e4b/nothing.csv",
        "/data/gemma4-e4b/..%2fschema.csv",
        "/data/nothing/layers.csv",
    ],
)
def test_nothing_else_is_served(client: TestClient, path: str) -> None:
    assert client.get(path).status_code in (400, 404)


def test_tables_can_be_downloaded_as_they_are(client: TestClient, gemma) -> None:
    for name, entry in gemma.entries.items():
        answer = client.get(f"/data/{gemma.id}/{name}.csv")
        assert answer.content == entry.path.read_bytes()
        assert answer.headers["content-type"].startswith("text/csv")


def test_a_damaged_table_is_not_handed_out(client: TestClient, copied_data: Path) -> None:
    load_study("gemma4-e4b").entry("layers").path.write_text("nonsense")
    answer = client.get("/data/gemma4-e4b/layers.csv")
    assert answer.status_code == 404
    assert "layers.csv" in answer.text


def test_a_figure_of_a_damaged_table_is_not_handed_out(
    client: TestClient, copied_data: Path
) -> None:
    load_study("gemma4-e4b").entry("umap").path.unlink()
    assert client.get("/explorable/gemma4-e4b/umap-1.js").status_code == 404


def test_the_packed_data_shrink_on_the_way(gemma) -> None:
    asset = assets.figure_data(gemma.id, f"umap-{stored.packed(BY_ID['umap'], gemma).sha}.js")
    assert asset is not None
    assert gzip.decompress(asset.packed) == asset.body
    assert len(asset.packed) < len(asset.body) / 3


@pytest.mark.parametrize("page", contents(), ids=lambda page: page.id)
def test_the_first_html_holds_the_article(client: TestClient, page, gemma) -> None:
    """Word for word, beside Streamlit's root, which waits unseen; no script writes any of it."""
    asset = files.article_of(gemma, page.id)
    assert asset
    path = "" if page == contents()[0] else page.id
    text = client.get(f"/{path}", headers=HTML).text
    first = text.partition('<div id="first">')[2].partition("<style>#root")[0]
    assert first == asset.body.decode()
    assert text.count('id="root"') == 1
    assert "You need to enable JavaScript" not in text
    assert f'<link rel="stylesheet" href="./explorable/{files.sheet_name()}">' in text


@pytest.mark.parametrize(
    ("query", "root"),
    [
        ("", '<html lang="en-GB" data-depth="student">'),
        ("?depth=story", '<html lang="en-GB" data-depth="story">'),
        ("?depth=%3Cb%3E&theme=%3Cb%3E", '<html lang="en-GB" data-depth="student">'),
        ("?theme=dark&embed=true", 'data-depth="student" data-theme="dark" class="embed">'),
    ],
)
def test_what_the_address_asks_for_holds_before_any_script(
    client: TestClient, query: str, root: str
) -> None:
    assert root in client.get(f"/alpha{query}", headers=HTML).text


def test_a_figure_alone_is_in_the_first_html_with_its_finding(client: TestClient, gemma) -> None:
    figure = BY_ID["umap"]
    title = figure(gemma).layout.meta["title"]
    text = client.get("/?figure=umap", headers=HTML).text
    assert f'<h1 class="xp-title">{escape(title)}</h1>' in text
    assert f'<meta name="description" content="{escape(title)}">' in text
    assert '<link rel="canonical" href="http://testserver/?figure=umap">' in text


def test_an_article_is_kept_for_ever_by_its_hash_alone(client: TestClient, gemma) -> None:
    asset = files.article_of(gemma, "layers")
    assert asset
    named = client.get(f"/{asset.name}", headers={"accept-encoding": "br"})
    assert named.content == asset.body
    assert named.headers["content-encoding"] == "br"
    assert "immutable" in named.headers["cache-control"]
    for name in ("layers.html", "layers-000000000000.html"):
        answer = client.get(f"/articles/{gemma.id}/{name}")
        assert answer.content == asset.body
        assert answer.headers["cache-control"] == "no-cache"
    figure = client.get(f"/articles/{gemma.id}/figures/umap.html")
    assert figure.text.count("data-mount=") == 1
    for name in ("nothing.html", "figures/nothing.html", "figures/layers.html"):
        assert client.get(f"/articles/{gemma.id}/{name}").status_code == 404
    assert client.get("/articles/nothing/layers.html").status_code == 404


def test_nobody_waits_with_an_empty_page_for_figures_to_be_packed(
    client: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EXPLAINER_CACHE", str(tmp_path))
    monkeypatch.setattr(files, "_made", set())
    text = client.get("/alpha", headers=HTML).text
    assert 'data-sha="draft"' in text.partition('id="first"')[2]
    assert "An edit has a strength" in text
    assert "data-mount=" not in text
    assert 'id="first"' in client.get("/teach", headers=HTML).text


def test_a_slash_too_many_leads_to_the_page(client: TestClient) -> None:
    """Relative addresses of a page hold at its own address alone."""
    for path in ("/layers/", "//layers", "///layers/", "/LAYERS", "/Layers/"):
        assert led(client, f"{path}?layer=3") == "/layers?layer=3", path
    assert led(client, "//?layer=3") == "/?layer=3"


@pytest.mark.parametrize(
    ("accepted", "sent"),
    [
        ("gzip, deflate, br, zstd", "gzip"),
        ("GZIP", "gzip"),
        ("br;q=1.0, gzip;q=0.5", "gzip"),  # pages are packed by gzip alone
        ("gzip;q=0", None),
        ("gzip ; q=0.00, identity", None),
        ("identity", None),
        ("x-gzip-of-ours", None),
        ("*", None),
        ("", None),
    ],
)
def test_an_answer_is_packed_as_the_browser_understands_it(
    client: TestClient, accepted: str, sent: str | None
) -> None:
    answer = client.get("/layers", headers={**HTML, "accept-encoding": accepted})
    assert answer.headers.get("content-encoding") == sent
    assert "<title>" in answer.text


def test_the_loop_of_the_server_waits_for_no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """What reads files runs beside the loop; what is only passed on goes no such way."""
    where = []
    monkeypatch.setattr(
        front.Front, "answer", lambda *given: where.append(threading.get_ident()) or PLAIN
    )

    async def app(scope, receive, send) -> None:
        where.append("passed on")

    async def asked(path: str) -> None:
        async def send(message) -> None:
            pass

        scope = {"type": "http", "method": "GET", "path": path, "headers": [], "query_string": b""}
        await front.Front(app)(scope, None, send)

    for path in ("/", "/layers", "/static/js/index.abc.js", "/_stcore/health"):
        anyio.run(asked, path)
    assert threading.get_ident() not in where
    assert where.count("passed on") == 1
    assert len(where) == 4


def test_what_a_figure_draws_can_be_read_from_elsewhere(client: TestClient) -> None:
    answer = client.get("/data/gemma4-e4b/figures/alpha-sweep.json?alpha=1")
    assert answer.headers["access-control-allow-origin"] == "*"
    drawn = BY_ID["alpha-sweep"](load_study("gemma4-e4b"), alpha="1")
    assert from_json(answer.text).layout.meta["title"] == drawn.layout.meta["title"]
    assert (
        client.get("/data/gemma4-e4b/figures/alpha-sweep.csv").headers[
            "access-control-allow-origin"
        ]
        == "*"
    )
    for path in ("gemma4-e4b/figures/no-such.json", "nowhere/figures/alpha-sweep.json"):
        assert client.get(f"/data/{path}").status_code == 404, path


def test_files_to_take_along_know_where_they_come_from(client: TestClient) -> None:
    figure = client.get("/take/gemma4-e4b/alpha-sweep.html", headers={"host": "lab.example:8501"})
    assert figure.headers["content-disposition"] == 'attachment; filename="alpha-sweep.html"'
    assert 'href="http://lab.example:8501/alpha"' in figure.text
    notebook = client.get("/take/gemma4-e4b/alpha.ipynb", headers={"host": "lab.example"}).text
    assert "http://lab.example/data/gemma4-e4b/figures/alpha-sweep.json" in notebook
    package = client.get("/take/gemma4-e4b/alpha.zip").content
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        assert "imsmanifest.xml" in archive.namelist()
    told = decks(load_study("gemma4-e4b"))[0]
    assert told.slides[1].line in client.get(f"/take/gemma4-e4b/{told.file}").text
    for path in ("nothing.html", "alpha-sweep.exe", "alpha-sweep"):
        assert client.get(f"/take/gemma4-e4b/{path}").status_code == 404, path
    assert client.get("/take/nowhere/alpha-sweep.html").status_code == 404


def test_slides_and_a_phone_meet_by_a_code(client: TestClient) -> None:
    with (
        client.websocket_connect("/pairs/ABC234") as slides,
        client.websocket_connect("/pairs/ABC234") as phone,
        client.websocket_connect("/pairs/XYZ789") as other,
    ):
        phone.send_text("to the slides")
        assert slides.receive_text() == "to the slides"
        slides.send_text("to the phone")
        assert phone.receive_text() == "to the phone"
        other.send_text("x" * (pairs.LONG + 1))
        with pytest.raises(WebSocketDisconnect):
            other.receive_text()
    for code in ("abc234", "ABC23", "ABC2345"):
        with pytest.raises(WebSocketDisconnect), client.websocket_connect(f"/pairs/{code}"):
            pass
    assert not pairs._there


def test_a_code_brings_few_together(client: TestClient) -> None:
    with ExitStack() as there:
        for _ in range(pairs.TOGETHER):
            there.enter_context(client.websocket_connect("/pairs/ABC234"))
        with pytest.raises(WebSocketDisconnect), client.websocket_connect("/pairs/ABC234"):
            pass


def test_notes_of_a_talk_are_served_and_know_where_to_meet(client: TestClient) -> None:
    told = decks(load_study("gemma4-e4b"))[0]
    answer = client.get(f"/notes/gemma4-e4b/{told.id}")
    assert 'data-pairs="../../pairs/"' in answer.text
    assert answer.text.count("<section") == len(told.slides)
    for path in ("gemma4-e4b/nothing", "nowhere/x"):
        assert client.get(f"/notes/{path}").status_code == 404, path


def test_a_page_names_the_sheet_of_today(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The type is cut while the server runs; the sheet that holds it then has a new name."""
    named = []
    for ready in (fonts.ready(), {}):
        monkeypatch.setattr(fonts, "ready", lambda ready=ready: ready)
        named.append(files.sheet_name())
        assert f'href="./explorable/{named[-1]}"' in client.get("/cascade").text
        kept = client.get(f"/explorable/{named[-1]}").headers["cache-control"]
        assert "immutable" in kept
    old = client.get("/explorable/page-000000000000.css")
    assert old.status_code == 200
    assert old.headers["cache-control"] == "no-cache"
