"""The static edition: whole, self-contained, and in its words and numbers the same as the app."""

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from components.blocks import figures
from components.browser import assets
from components.figures import BY_ID, CATALOGUE
from components.packing import stored
from components.paper import article
from components.paper.addresses import App, file_of
from components.paper.edition import Edition, begun
from components.paper.words import html
from components.study import Study, load_study
from components.study.claims import claims
from components.study.contents import contents
from components.study.decks import decks
from components.study.folders import PAGES
from components.study.prose import label, sections, words
from components.study.questions import questions
from pipeline.export import site
from pipeline.export.request import ExportProblem, Request

pytestmark = pytest.mark.xdist_group("static")  # one process writes the edition, once
BASE = "https://example.org/somewhere/below"
SPEAKER = re.compile(r"^(Hiker|Model):")  # of the exchange on the phone
SKIPPED = {"script", "style", "math", "title"}


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    site.write(folder, load_study("gemma4-e4b"), base=BASE)
    return folder


class Reader(HTMLParser):
    """The text of a page, its links with the attribute that makes each, and what looks wrong."""

    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []
        self.links: list[tuple[str, str, str]] = []
        self.ids: list[str] = []
        self.wrong: list[str] = []
        self.skipping: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag in SKIPPED:
            self.skipping.append(tag)
        if tag == "script" and "src" not in said and said.get("type") != "application/ld+json":
            self.wrong.append("an inline script")
        self.wrong += [name for name in said if name.startswith("on")]
        self.ids += [said["id"]] if "id" in said else []
        for name in ("href", "src", "srcset", "action", "poster", "data"):
            if name in said:
                self.links.append((tag, name, said[name]))
        if "data-mount" in said:
            options = json.loads(said["data-mount"])
            for value in (options["claims"]["href"], *map(options.get, MOUNTED)):
                self.links.append(("script", "src", value))

    def handle_endtag(self, tag: str) -> None:
        if self.skipping and self.skipping[-1] == tag:
            self.skipping.pop()

    def handle_data(self, data: str) -> None:
        if not self.skipping:
            self.text.append(data)


MOUNTED = ("src", "plotly", "home", "sources", "rows", "chart")


@lru_cache(maxsize=128)
def read(path: Path) -> Reader:
    reader = Reader()
    reader.feed(path.read_text("utf-8"))
    return reader


def said(parts: list[str]) -> str:
    return re.sub(r"\s+", "", "".join(parts))


def every_page(edition: Path) -> list[Path]:
    apart = {"talks", "take"}  # tests of their own
    return [path for path in sorted(edition.rglob("*.html")) if not apart & {*path.parts}]


def test_there_is_a_file_for_every_page_figure_and_table(edition: Path, gemma: Study) -> None:
    names = {path.relative_to(edition).as_posix() for path in edition.rglob("*") if path.is_file()}
    assert {file_of(page.id) for page in contents()} <= names
    assert {f"f/{figure.id}.html" for figure in CATALOGUE} <= names
    assert {f"oembed/{figure.id}.json" for figure in CATALOGUE} <= names
    assert {f"data/{gemma.id}/{entry.path.name}" for entry in gemma.entries.values()} <= names
    others = "study.json", "figures/umap.csv"
    assert {f"data/{gemma.id}/{name}" for name in others} | {"data/schema.json"} <= names
    assert {"404.html", "robots.txt", "sitemap.xml", ".nojekyll"} <= names
    assert (edition / "scripts" / assets.script_name()).read_bytes() == assets.script()
    assert assets.STYLE.read_text("utf-8") in (edition / "styles" / "page.css").read_text("utf-8")


def test_no_page_needs_anything_from_elsewhere_and_every_link_leads_somewhere(
    edition: Path,
) -> None:
    for path in every_page(edition):
        reader = read(path)
        assert not reader.wrong, (path.name, reader.wrong)
        assert "script-src 'self'" in unescape(path.read_text("utf-8"))
        assert len(set(reader.ids)) == len(reader.ids), path.name
        for tag, name, link in reader.links:
            parts = urlsplit(link)
            if link == "data:,":  # no icon: else browsers ask for one
                continue
            if parts.scheme in ("http", "https", "mailto"):
                assert tag in ("a", "link"), (path.name, link)
                own = link.startswith(BASE)
                assert tag == "a" or own, (path.name, link)
                assert own == (tag == "link" or path.name == "404.html"), (path.name, link)
                continue
            assert not link.startswith("/"), (path.name, link)
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            assert target.is_file(), (path.name, tag, name, link)
            if parts.fragment and target.suffix == ".html":
                assert parts.fragment in read(target).ids, (path.name, link)


def paragraphs(page: str, study: Study) -> Iterator[str]:
    """The app's words of a page, paragraph by paragraph; those with formulas are left out."""
    names = [
        name for place in (PAGES, study.folder / "text") for name in sections(place / f"{page}.md")
    ]
    for name in dict.fromkeys(names):
        for paragraph in re.split(r"\n\s*\n", words(page, name, study)):
            if "$" not in paragraph:
                reader = Reader()
                reader.feed(html(paragraph, tags=True))
                yield SPEAKER.sub(r"\1", said(reader.text))


@pytest.mark.parametrize("page", contents(), ids=lambda page: page.id)
def test_a_page_has_the_words_of_the_app(edition: Path, gemma: Study, page) -> None:
    whole = said(read(edition / file_of(page.id)).text)
    for paragraph in paragraphs(page.id, gemma):
        assert paragraph in whole, paragraph[:80]
    for question in questions(page.id, gemma):
        assert said([label(question.ask, gemma)]) in whole
        for option in question.options:
            assert said([label(option.text, gemma)]) in whole
            assert said([label(option.why, gemma)])[:60].split("]")[0].split("[")[0] in whole
    assert "numbernotavailable" not in whole


def mounted(reader: Reader) -> list[str]:
    """The figures of a page, in order."""
    return [id for id in reader.ids if id.startswith("figure-")]


FEWER = "Here the controls have a few steps; in the app they have all of them, and every seed."
# Room for controls until a script comes: of live figures, files offer fewer choices.
CHOICES = re.compile(r'<div class="xp-(?:slider|choice) reserved".*?</div>', re.DOTALL)
TO_COURSE = ", the page for a learning platform (SCORM)"
TO_ROOM = "Room: go to the question"
# Where the app has the ways into a room, files say what these need.
ENTRANCE = re.compile(r'<section class="entrance".*?</section>', re.DOTALL)
NEEDED = (
    "A live class needs the app at work: a server that counts the votes. Start it with "
    "streamlit run app.py. Here is what this page says."
)


@pytest.mark.parametrize("page", contents(), ids=lambda page: page.id)
def test_app_and_plain_files_say_and_show_the_same(edition: Path, gemma: Study, page) -> None:
    """Word by word and figure by figure; files add what a server would do."""
    served, file = Reader(), Reader()
    served.feed(ENTRANCE.sub("", CHOICES.sub("", article.page(Edition(gemma, App()), page))))
    file.feed(CHOICES.sub("", (edition / file_of(page.id)).read_text("utf-8")))
    assert mounted(served) == mounted(file)
    assert {f"figure-{figure.id}" for figure in figures(page.id)} <= set(mounted(file))
    more, less = said(file.text), said(served.text)
    for words_of_files in (FEWER, NEEDED):
        more = more.replace(said([words_of_files]), "")
    for words_of_server in (TO_ROOM, TO_COURSE):
        less = less.replace(said([words_of_server]), "")
    assert less == more


@pytest.mark.parametrize("id", [each.id for each in CATALOGUE[::6]])
def test_a_figure_is_first_shown_as_the_app_draws_it(edition: Path, gemma: Study, id: str) -> None:
    drawn = json.loads(BY_ID[id](gemma).to_json())["layout"]
    layout = begun(stored.whole(BY_ID[id], gemma))
    assert layout["meta"] == drawn["meta"]
    text = said(read(edition / "f" / f"{id}.html").text)
    for words_shown in (drawn["meta"]["title"], drawn["meta"]["n"]):
        assert said([words_shown]) in text
    source = (edition / "f" / f"{id}.html").read_text("utf-8")
    assert f'<link rel="canonical" href="{BASE}/f/{id}.html">' in source
    assert f'"contentUrl": "{BASE}/data/{gemma.id}/figures/{id}.csv"' in source
    about = json.loads((edition / "oembed" / f"{id}.json").read_text("utf-8"))
    assert f'src="{BASE}/f/{id}.html?embed=true"' in about["html"]


def test_the_ledger_is_whole(edition: Path, gemma: Study) -> None:
    text = said(read(edition / "claims.html").text)
    every = claims(gemma)
    assert all(said([claim.statement]) in text for claim in every)
    assert (edition / "claims.html").read_text("utf-8").count('<li id="claim-') == len(every)


def test_what_needs_a_whole_address_is_left_out_without_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The small strange study lacks most tables; its edition says so in the places of figures."""
    monkeypatch.setenv("EXPLAINER_DATA", str(Path(__file__).parents[1] / "studies"))
    ids = [path.name for path in (Path(__file__).parents[1] / "studies").iterdir() if path.is_dir()]
    site.write(tmp_path, load_study(ids[0]))
    assert not (tmp_path / "sitemap.xml").exists()
    assert not (tmp_path / "oembed").exists()
    made = list((tmp_path / "f").glob("*.html"))
    assert 0 < len(made) < len(CATALOGUE)
    assert all('rel="canonical"' not in path.read_text("utf-8") for path in made)
    assert 'class="absent"' in (tmp_path / "weights.html").read_text("utf-8")
    for path in tmp_path.glob("*.html"):
        for _, _, link in read(path).links:
            parts = urlsplit(link)
            if not parts.scheme and parts.path:
                assert (tmp_path / parts.path).is_file(), (path.name, link)


def test_an_interrupted_export_leaves_nothing(
    tmp_path: Path, gemma: Study, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*said: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(site, "pictures", lambda *said: [])
    monkeypatch.setattr(site, "_web", stop)
    monkeypatch.setattr(site, "_figure", lambda *said: None)
    monkeypatch.setattr(site, "_page", lambda *said: None)
    with pytest.raises(KeyboardInterrupt):
        site.export(Request(tmp_path / "site", gemma))
    assert not list(tmp_path.iterdir())
    with pytest.raises(ExportProblem, match="leave --only out"):
        site.export(Request(tmp_path / "site", gemma, figures=CATALOGUE[:1]))


def test_what_a_browser_draws_is_offered_where_it_was_drawn(
    tmp_path: Path, gemma: Study, monkeypatch: pytest.MonkeyPatch
) -> None:
    moved = BY_ID["alpha-sweep"]

    def drawn(place: Path, *said: object) -> None:
        for name in (f"{moved.id}.gif", f"{moved.id}.mp4", decks(gemma)[0].powerpoint):
            (place / name).write_bytes(b"x")

    monkeypatch.setattr(site.downloads, "write", drawn)
    monkeypatch.setattr(site, "CATALOGUE", (moved,))
    monkeypatch.setattr(site, "page_package", lambda *said: b"x")
    site.write(tmp_path, gemma, drawn=True)
    alone = read(tmp_path / "f" / f"{moved.id}.html")
    taken = [link for _, _, link in alone.links if link.startswith("../take/")]
    assert taken == [f"../take/{moved.id}.gif", f"../take/{moved.id}.mp4"]
    page = read(tmp_path / f"{moved.page}.html")
    assert f"take/{moved.page}.zip" in [link for _, _, link in page.links]
    talks = read(tmp_path / "present.html")
    assert f"take/{decks(gemma)[0].powerpoint}" in [link for _, _, link in talks.links]
