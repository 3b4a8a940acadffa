"""The place of a figure on a page: its words, a picture and a table, until a script draws it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from components.browser import assets, mount
from components.figures import Figure
from components.packing import Packed, stored
from components.packing.variants import source_line
from components.paper.edition import Edition, begun
from components.study import DataProblem, NotInStudy

ROWS = 40  # of a figure's table in a page: the others are in its file


def place(
    edition: Edition,
    figure: Figure,
    *,
    parts: Sequence[str] = (),
    level: int = 2,
    bare: bool = False,
    stage: float = 0,
    twice: Sequence[str] = (),
) -> Markup:
    """A figure on a page, with the parts of the reader's depth, or only some.

    One sentence where the study cannot feed it. `bare`: nothing before the script comes. `stage`:
    the part that it has of a stage beside steps, if it stands on one. `twice`: its controls that
    another above it on the stage has as well.
    """
    try:
        if not edition.waits and not stored.sha(figure, edition.study):
            return edition.render("waiting.html", figure=figure)
        packed = edition.packed(figure)
    except DataProblem as problem:
        return absent(problem, figure.name)
    whole, drawn = json.loads(packed.body), begun(packed)
    options = options_of(edition, figure, packed, parts=parts or mount.PARTS, level=level)
    if twice:
        options["twice"] = list(twice)
    if not parts and level > 1:
        del options["parts"]  # those of the reader's depth
    shown = parts or mount.PARTS
    return edition.render(
        "place.html",
        figure=figure,
        options=json.dumps(options, ensure_ascii=False),
        meta=drawn["meta"],
        high=drawn["height"],
        low=drawn["meta"]["narrow"].get("height", drawn["height"]),
        sources=source_line(figure, edition.study),
        controls=whole["controls"],
        level=level,
        has=lambda part: part in shown,
        only=bool(parts),
        bare=bare,
        stage=stage,
        twice=twice,
        most=ROWS,
        fewer=figure.live and not edition.at.served,
    )


def options_of(
    edition: Edition, figure: Figure, packed: Packed, *, parts: Sequence[str], level: int
) -> dict[str, Any]:
    """What Explorable.mount is given, with the addresses of all that it loads."""
    at, study = edition.at, edition.study
    home = at.figure(figure, study)
    made = mount.options(
        figure,
        study,
        packed,
        home=home,
        canonical=at.whole(home) or None,
        sources=at.page("sources") if at.leads else "",
        claims=at.page("claims") if at.leads else "",
        parts=parts,
        level=level,
    )
    made["src"] = at.script(assets.figure_name(study.id, figure.id, packed.sha))
    made["script"] = at.script(assets.script_name())
    made["plotly"] = at.script(assets.plotly_name())
    made |= {"rows": at.rows(figure, study), "chart": at.chart(figure, study), "stated": at.served}
    if not made["chart"]:
        del made["rows"]  # they are in the page
    if at.served:
        made["drawn"] = at.script(assets.variants_name(study.id, figure.id, packed.sha))
    return made


def absent(problem: DataProblem, name: str = "") -> Markup:
    """In place of what cannot be shown, why: an absence is no error."""
    lead = name
    if name:
        lead += ": " if isinstance(problem, NotInStudy) else " cannot be drawn. "
    return Markup('<p class="absent">{}{}</p>').format(lead, problem)
