"""The static edition: python -m pipeline.export --site DIR [--base URL]

Every page, every figure on a page of its own, the gallery, the ledger and the data, as files that
any host can serve, or a browser can open from a disk. With --base, the address at which they will
be served, there is more that needs whole addresses: a site map, link previews and oEmbed.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

from markupsafe import Markup

from components.browser import assets, styles
from components.browser.gallery import frame
from components.figures import CATALOGUE, Figure
from components.packing import stored
from components.packing.rows import csv_text
from components.study import DataProblem, Study
from components.study.contents import Entry, contents, site_title
from components.study.decks import decks
from components.study.folders import HOME, schema_file
from components.study.routes import Place, routes
from pipeline.export import pages, talk
from pipeline.export.edition import (
    PICTURE_THEMES,
    SCRIPTS,
    STILLS,
    STYLES,
    TEMPLATES,
    Edition,
    begun,
    tokens,
)
from pipeline.export.pictures import CARD, pictures
from pipeline.export.request import ExportProblem, Request
from pipeline.export.whole import folder
from pipeline.export.words import file_of
from pipeline.progress import shown

CARDS = HOME / "static" / "cards"  # pictures of pages for link previews
Draw = Callable[[Sequence[Figure], Study, Path, bool], None]
TALKS = "talks"  # a folder for each deck
SIZE = (960, 540)  # px of an embedded figure


def export(request: Request) -> str:
    """Write the static edition. Raises ExportProblem."""
    if len(request.figures) < len(CATALOGUE):
        raise ExportProblem("The static edition holds every figure: leave --only out.")
    with folder(request.target, {"export": "site", "study": request.study.id}) as part:
        write(part, request.study, base=request.base, draw=pictures)
        files = [path for path in part.rglob("*") if path.is_file()]
        size = sum(path.stat().st_size for path in files) / 1e6
    more = "" if request.base else " Without --base it has no site map, link previews and oEmbed."
    return f"{request.target}: {len(files)} files, {size:.1f} MB.{more}"


def write(place: Path, study: Study, *, base: str = "", draw: Draw | None = pictures) -> None:
    """Write all files into the folder `place`; `draw` makes the stills, or nothing does."""
    figures = [figure for figure in CATALOGUE if _fed(figure, study)]
    if draw:
        (place / STILLS).mkdir()
        draw(figures, study, place / STILLS, bool(base))
    light = (place / STILLS).glob(f"*.{PICTURE_THEMES[0]}.*")
    drawn = {path.name.split(".")[0]: path.suffix for path in light}
    edition = Edition(study, base, drawn)
    _shared(place)
    _data(place, study)
    if base and CARDS.is_dir():
        shutil.copytree(CARDS, place / CARDS.name)
    for figure in shown(figures, "figures"):
        _figure(place, edition, figure, figures)
    for entry in shown(contents(), "pages"):
        _page(place, edition, entry)
    ids = {entry.id for entry in contents()}
    if "figures" not in ids:
        raise ExportProblem("pages/contents.toml has no page “figures”, to which pages lead.")
    _web(place, edition, figures)
    for deck in decks(study):
        (place / TALKS / deck.id).mkdir(parents=True)
        talk.write(deck, study, place / TALKS / deck.id, f"../../{SCRIPTS}/{assets.plotly_name()}")


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
    """Scripts and style sheets; explorable.js and explorable.css are those of the app."""
    (place / SCRIPTS).mkdir()
    (place / STYLES).mkdir()
    for name, asset in assets.own().items():
        (place / SCRIPTS / name).write_bytes(asset.body)
    shutil.copyfile(TEMPLATES / "site.js", place / SCRIPTS / "site.js")
    shutil.copyfile(assets.STYLE, place / STYLES / "explorable.css")
    own = [path.read_text("utf-8") for path in (styles.PAGE, styles.PHONE, TEMPLATES / "site.css")]
    _save(place, f"{STYLES}/site.css", "\n".join([tokens(), *own]))


def _data(place: Path, study: Study) -> None:
    """The study's tables as they are, what is said of them, and the data dictionary."""
    (place / "data" / study.id).mkdir(parents=True)
    for entry in study.entries.values():
        if entry.path.is_file():
            shutil.copyfile(entry.path, place / "data" / study.id / entry.path.name)
    shutil.copyfile(study.folder / "study.json", place / "data" / study.id / "study.json")
    shutil.copyfile(schema_file(), place / "data" / "schema.json")


def _page(place: Path, edition: Edition, page: Entry) -> None:
    path = file_of(page.id)
    open_to_all = [each for each in contents() if not each.hidden]
    at = open_to_all.index(page) if page in open_to_all else None
    steps = [
        Place(route, number)
        for route in routes()
        for number, step in enumerate(route.steps, 1)
        if step.page == page.id
    ]
    _save(
        place,
        path,
        edition.render(
            "page.html",
            path,
            page=page,
            title=page.title,
            description=page.question,
            body=pages.body(edition, page),
            before=open_to_all[at - 1] if at else None,
            after=open_to_all[at + 1] if at is not None and at + 1 < len(open_to_all) else None,
            steps=steps,
            titles={each.id: each.title for each in contents()},
            card=f"{CARDS.name}/{page.id}.png" if (CARDS / f"{page.id}.png").is_file() else "",
            app_only=page.id in pages.APP_ONLY,
        ),
    )


def _figure(place: Path, edition: Edition, figure: Figure, figures: Sequence[Figure]) -> None:
    """A figure's own page, the script with its data, its rows, and what others may embed."""
    study = edition.study
    packed = stored.whole(figure, study)
    meta = begun(packed)["meta"]
    path, at = f"f/{figure.id}.html", figures.index(figure)
    _save(place, edition.data_script(figure), packed.script)
    _save(place, edition.rows(figure), csv_text(meta["rows"]))
    page = next(each for each in contents() if each.id == figure.page)
    text = edition.render(
        "figure.html",
        path,
        figure=figure,
        page=page,
        title=figure.name,
        meta=meta,
        card=f"{STILLS}/{figure.id}.{CARD}" if figure.id in edition.stills else "",
        description=meta["title"],
        body=edition.place(figure, "../", level=1),
        before=figures[at - 1] if at else None,
        after=figures[at + 1] if at + 1 < len(figures) else None,
        plotly=f"../{SCRIPTS}/{assets.plotly_name()}",
        data=f"../{edition.data_script(figure)}",
    )
    _save(place, path, text)
    if edition.base:
        src = f"{edition.whole(path)}?embed=true"
        width, height = SIZE
        about = {
            "version": "1.0",
            "type": "rich",
            "provider_name": site_title(),
            "provider_url": f"{edition.base}/",
            "title": f"{figure.name}: {meta['title']}",
            "width": width,
            "height": height,
            "html": frame(figure, src),
        }
        _save(place, f"oembed/{figure.id}.json", json.dumps(about, ensure_ascii=False, indent=1))


def _web(place: Path, edition: Edition, figures: Sequence[Figure]) -> None:
    """What hosts and search engines look for."""
    (place / ".nojekyll").touch()
    said = {"title": "Page not found", "tokens": Markup(tokens())}
    _save(place, "404.html", edition.render("404.html", "404.html", **said))
    robots = "User-agent: *\nAllow: /\n"
    if edition.base:
        paths = [file_of(page.id) for page in contents() if not page.hidden]
        paths += [f"f/{figure.id}.html" for figure in figures]
        urls = "".join(f"<url><loc>{edition.whole(path)}</loc></url>\n" for path in paths)
        _save(
            place,
            "sitemap.xml",
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{urls}</urlset>\n',
        )
        robots += f"Sitemap: {edition.whole('sitemap.xml')}\n"
    _save(place, "robots.txt", robots)
