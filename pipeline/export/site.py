"""The static edition: python -m pipeline.export --site DIR [--base URL]

Every page, every figure on a page of its own, the gallery, the ledger and the data, as files that
any host can serve, or a browser can open from a disk. With --base, the address at which they will
be served, there is more that needs whole addresses: a site map, link previews and oEmbed. With
--downloads there are slides, moving pictures and packages to take along; that needs Chromium.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from markupsafe import Markup

from components import blocks
from components.browser import assets
from components.figures import CATALOGUE, Figure
from components.packing import stored
from components.packing.rows import chart_json, csv_text
from components.paper import article, fonts, searching, styles
from components.paper.addresses import TAKEN, Files, file_of
from components.paper.document import POLICY, About, document
from components.paper.edition import Edition, begun
from components.paper.elsewhere import embedding, found
from components.paper.files import page_script
from components.pictures import cards
from components.pictures.made import pictures
from components.study import DataProblem, Study
from components.study.contents import Entry, contents, site_title
from components.study.decks import decks
from components.study.folders import schema_file
from components.takeaway.course.package import page_package
from components.takeaway.notebook import notebook
from components.takeaway.talks import notes, talk_file
from pipeline.export import downloads, talk
from pipeline.export.request import ExportProblem, Request
from pipeline.export.whole import folder
from pipeline.progress import shown

SCRIPTS, STYLES, CARDS = "scripts", "styles", "cards"  # folders
TALKS = "talks"  # a folder for each deck


def export(request: Request) -> str:
    """Write the static edition. Raises ExportProblem."""
    if len(request.figures) < len(CATALOGUE):
        raise ExportProblem("The static edition holds every figure: leave --only out.")
    with folder(request.target, {"export": "site", "study": request.study.id}) as part:
        write(part, request.study, base=request.base, drawn=request.downloads)
        files = [path for path in part.rglob("*") if path.is_file()]
        size = sum(path.stat().st_size for path in files) / 1e6
    more = "" if request.base else " Without --base it has no site map, link previews and oEmbed."
    return f"{request.target}: {len(files)} files, {size:.1f} MB.{more}"


def write(place: Path, study: Study, *, base: str = "", drawn: bool = False) -> None:
    """Write all files into the folder `place`; with `drawn`, also what only a browser can draw."""
    figures = [figure for figure in CATALOGUE if _fed(figure, study)]
    missing = frozenset(figure.id for figure in CATALOGUE if figure not in figures)
    at = Files(base=base, missing=missing)
    edition = Edition(study, replace(at, kept=_taken(place, study, at, figures if drawn else [])))
    _shared(place)
    _data(place, study)
    _pictures(place, edition)
    _save(place, edition.at.index(study), searching.script(edition).decode())
    for figure in shown(figures, "figures"):
        _figure(place, edition, figure)
    for entry in shown(contents(), "pages"):
        _page(place, edition, entry)
    ids = {entry.id for entry in contents()}
    if "figures" not in ids:
        raise ExportProblem("pages/contents.toml has no page “figures”, to which pages lead.")
    _web(place, edition, figures)
    for deck in shown(decks(study), "talks"):
        (place / TALKS / deck.id).mkdir(parents=True)
        talk.write(deck, study, place / TALKS / deck.id, f"../../{SCRIPTS}/{assets.plotly_name()}")


def _taken(place: Path, study: Study, at: Files, drawn: list[Figure]) -> frozenset[str]:
    """Write the files to take along, of these figures also moving pictures; returns their names."""
    folder, base = place / TAKEN, at.whole("").rstrip("/")
    folder.mkdir()
    if drawn:
        downloads.write(folder, study, drawn, base)
    for deck in decks(study):
        (folder / deck.file).write_text(talk_file(deck, study).text, "utf-8")
        (folder / deck.notes_file).write_text(notes(deck), "utf-8")
    pages = [page for page in contents() if blocks.figures(page.id) and not page.hidden]
    seen = at if base else at.seen_from(f"{TAKEN}/any")
    for page in shown(pages, "notebooks"):
        (folder / page.notebook).write_text(notebook(page, study, seen, base), "utf-8")
        if drawn:
            (folder / page.package).write_bytes(page_package(page, study, at, base))
    return frozenset(path.name for path in folder.iterdir())


def _fed(figure: Figure, study: Study) -> bool:
    """Whether the study can feed a figure. Packs it."""
    try:
        stored.whole(figure, study)
    except DataProblem:
        return False
    return True


def _save(place: Path, path: str, text: str) -> None:
    (place / path).parent.mkdir(parents=True, exist_ok=True)
    (place / path).write_text(text, "utf-8")


def _shared(place: Path) -> None:
    """Scripts and the style sheet; those of figures and pages are those of the app."""
    (place / SCRIPTS).mkdir()
    for name, asset in assets.own().items():
        (place / SCRIPTS / name).write_bytes(asset.body)
    (place / SCRIPTS / "page.js").write_bytes(page_script())
    fonts.prepare()
    _save(place, f"{STYLES}/page.css", styles.sheet())
    for name, body in fonts.ready().items():
        (place / STYLES / name).write_bytes(body)


def _data(place: Path, study: Study) -> None:
    """The study's tables as they are, what is said of them, and the data dictionary."""
    (place / "data" / study.id).mkdir(parents=True)
    for name, entry in study.entries.items():
        with suppress(DataProblem):  # its figures say so
            (place / "data" / study.id / entry.path.name).write_bytes(study.file(name))
    shutil.copyfile(study.folder / "study.json", place / "data" / study.id / "study.json")
    shutil.copyfile(schema_file(), place / "data" / "schema.json")


def _pictures(place: Path, edition: Edition) -> None:
    """Thumbnails and posters of figures, and where previews can be found, the cards of these."""
    made = {picture.address: picture.body for picture in pictures(edition.study)}
    for name in shown(cards.names(), "cards") if edition.at.whole("") else ():
        if card := cards.card(name, edition.study):
            made[f"{CARDS}/{name}.png"] = card
    for path, body in made.items():
        (place / path).parent.mkdir(exist_ok=True)
        (place / path).write_bytes(body)


def _page(place: Path, edition: Edition, page: Entry) -> None:
    path, at = file_of(page.id), _files(edition)
    about = About(
        page.title,
        page.question,
        canonical=at.whole(path),
        card=at.whole(f"{CARDS}/{cards.name(page.id)}.png"),
        card_size=cards.SIZE,
    )
    if site := at.whole(""):
        about = replace(about, linked=found.page_is(page, edition.study, about, site))
    named = site_title() if page == contents()[0] else f"{page.title} · {site_title()}"
    _save(place, path, document(edition, article.page(edition, page), about, title=named))


def _figure(place: Path, edition: Edition, figure: Figure) -> None:
    """A figure's own page, the script with its data, its rows, and what others may embed."""
    study, path = edition.study, f"f/{figure.id}.html"
    below = Edition(study, _files(edition).seen_from(path))
    packed = edition.packed(figure)
    meta = begun(packed)["meta"]
    data = assets.figure_name(study.id, figure.id, packed.sha)
    _save(place, edition.at.script(data), packed.script)
    _save(place, edition.at.rows(figure, study), csv_text(meta["rows"], figure.chosen(study, {})))
    _save(place, edition.at.chart(figure, study), chart_json(figure, study, {}))
    whole = edition.at.whole
    about = About(
        figure.name,
        meta["title"],
        canonical=whole(path),
        card=whole(f"{CARDS}/{cards.name(figure.page, figure)}.png"),
        card_alt=meta["alt"],
        card_size=cards.SIZE,
        oembed=whole(f"oembed/{figure.id}.json"),
    )
    if site := whole(""):
        rows = whole(edition.at.rows(figure, study))
        about = replace(about, linked=found.figure_is(figure, study, about, site, rows))
    text = document(
        below,
        article.alone(below, figure),
        about,
        title=f"{figure.name} · {site_title()}",
        early=[below.at.script(assets.plotly_name())],
        late=[below.at.script(data)],
    )
    _save(place, path, text)
    if base := whole(""):
        said = embedding.oembed(figure, meta["title"], f"{whole(path)}?embed=true", base)
        _save(place, f"oembed/{figure.id}.json", json.dumps(said, ensure_ascii=False, indent=1))


def _files(edition: Edition) -> Files:
    """The addresses of an edition of plain files."""
    assert isinstance(edition.at, Files)
    return edition.at


def _web(place: Path, edition: Edition, figures: Sequence[Figure]) -> None:
    """What hosts and search engines look for."""
    (place / ".nojekyll").touch()
    open_to_all = [page for page in contents() if not page.hidden]
    said = {"policy": POLICY, "tokens": Markup(styles.tokens()), "pages": open_to_all}
    _save(place, "404.html", edition.render("404.html", **said))
    whole = edition.at.whole
    if whole(""):
        paths = [file_of(page.id) for page in open_to_all]
        paths += [f"f/{figure.id}.html" for figure in figures]
        _save(place, "sitemap.xml", found.sitemap(map(whole, paths)))
    _save(place, "robots.txt", found.robots(whole("sitemap.xml")))
