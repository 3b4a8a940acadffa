"""How a figure is mounted: what Python sends to Explorable.mount, and what an address may ask for.

The app and the static edition both send `options(...)`; only the places of files differ.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from components.figures import Figure
from components.packing import Packed
from components.study import Study
from components.study.claims import counts
from components.study.contents import site_title
from components.study.prose import Depth

WORDS = {  # part to what a reader knows it by, in the order on the page
    "title": "title",
    "menu": "this menu",
    "controls": "controls",
    "readout": "reading of the choice",
    "source": "source",
    "caveats": "caveats",
    "table": "table",
}
PARTS = tuple(part for part in WORDS if part != "caveats")
EMBEDDED = ("title", "menu", "controls", "source")
AT_DEPTH: dict[Depth, tuple[str, ...]] = {
    "story": EMBEDDED,
    "student": PARTS,
    "specialist": tuple(WORDS),
}
THEMES = ("auto", "light", "dark", "projector")
PLOT = "plot"  # in an address: the plot alone, whatever other parts are usual
SHA = re.compile(r"[0-9a-f]{6,64}")


def options(
    figure: Figure,
    study: Study,
    packed: Packed,
    *,
    home: str | None,
    canonical: str | None = None,
    sources: str = "sources",
    claims: str = "claims",
    parts: Sequence[str] = PARTS,
    theme: str = THEMES[0],
    level: int = 2,
    predict: bool = False,
    frozen: str = "",
    fit: bool = False,
) -> dict[str, Any]:
    """The options of `Explorable.mount(root, options)`, as JSON.

    What is returned:
      id, sha     which figure, and which edition of its data script
      home        address of the figure's own page without state, absolute or relative to the page
                  that shows it. The script adds what is chosen. None: there is no menu.
      canonical   the same address on the web, without a query: what links, citations and pictures
                  name where the page was opened from a file. None: pictures print `home`
      sources     address of the page of sources; empty: there is none to lead to
      claims      {count, href} of the statements about the figure; `claims` is that page's address,
                  and where it is empty none are counted
      parts       what stands around the plot: some of WORDS. "menu" is the button that opens
                  links, embed code, downloads, citations and provenance
      theme       one of THEMES; auto is that of the page
      level       of the heading
      predict     ask for a guess first, where the figure has a question and none was made. The
                  menu appears only after it, since rows and alt text would tell the answer
      frozen      short checksum of the data that a link was made for, or empty. The figure shows
                  without controls and without a guess, and says “as of data …”. If the data have
                  changed since, one sentence says so above the present ones
      fit         the plot takes the height that the window leaves, where that is wider than high
      site        the name of the whole, for citations
      offers      {parts, themes, embedded}: what the menu offers and `Explorable.asked` accepts

    The caller adds, as it knows where files lie: src (of the data script) or packed (the data
    themselves, as text), plotly (address of Plotly's script), and for a live figure drawn (address
    that answers with one variant; the script adds the choices as a query), rows and chart (where
    the rows drawn and Plotly's JSON lie) and stated (whether these answer to choices). Only a
    script on the page can give: tell(name, value), called when the reader rests, while the
    address follows at once, or tell: false, and then not even the address;
    height(box, natural) -> px, which wins over `fit`; wider: true, where type may be wider than
    that which margins were drawn for; and menu: false, which leaves the menu out.

    On a figure's own page the address may ask for theme, parts, predict, frozen and embed. Python
    reads them by `asked`, plain files by `{...options, ...Explorable.asked(options)}`; a test
    holds the two together.
    """
    return {
        "id": figure.id,
        "sha": packed.sha,
        "home": home,
        "canonical": canonical,
        "sources": sources,
        "claims": {
            "count": counts(study).get(figure.id, 0) if claims else 0,
            "href": f"{claims}?about={figure.id}",
        },
        "parts": list(parts),
        "theme": theme,
        "level": level,
        "predict": predict,
        "frozen": frozen,
        "fit": fit,
        "site": site_title(),
        "offers": {"parts": WORDS, "themes": list(THEMES), "embedded": list(EMBEDDED)},
    }


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address of a figure's own page asks for; nonsense asks for nothing."""

    theme: str
    parts: tuple[str, ...]
    predict: bool
    frozen: str
    fit: bool


def asked(query: Mapping[str, str]) -> Asked:
    """Read the query of a figure's own page. Unknown parts are left out; none means the usual."""
    theme, frozen = query.get("theme", ""), query.get("frozen", "")
    fit = query.get("embed") == "true"
    said = query.get("parts", "").split(",")
    parts = tuple(part for part in WORDS if part in said)
    return Asked(
        theme=theme if theme in THEMES else THEMES[0],
        parts=parts if parts or PLOT in said else (EMBEDDED if fit else PARTS),
        predict=query.get("predict") == "on",
        frozen=frozen if SHA.fullmatch(frozen) else "",
        fit=fit,
    )


def address(home: str, state: Mapping[str, str]) -> str:
    """The address of a figure's own page with values of controls, parts, theme and the like."""
    if not state:
        return home
    return f"{home}{'&' if '?' in home else '?'}{urlencode(state, safe=',')}"
