"""An article as a whole HTML file, and what its head says of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from components.browser import assets
from components.paper.edition import Edition
from components.study.prose import Depth

USUAL: Depth = "student"  # the depth that is shown where none is asked for
# Nothing from elsewhere and no script in a page; Plotly and the typed exchange style elements.
# For a page opened from a disk, browsers differ in whether 'self' covers files.
POLICY = (
    "default-src 'none'; script-src 'self' file:; style-src 'self' file: 'unsafe-inline'; "
    "img-src 'self' file: data: blob:; font-src 'self' file: data:; "
    "form-action 'none'; base-uri 'none'"
)


@dataclass(frozen=True, slots=True)
class About:
    """What previews and search engines are told; addresses are whole, or empty if not known."""

    title: str
    description: str
    canonical: str = ""
    card: str = ""  # a picture
    card_alt: str = ""
    card_size: tuple[int, int] | None = None  # px
    oembed: str = ""
    linked: Markup | None = None  # JSON-LD, see paper.elsewhere.found


def document(
    edition: Edition,
    article: Markup,
    about: About,
    *,
    title: str,
    early: Sequence[str] = (),
    late: Sequence[str] = (),
) -> Markup:
    """A whole HTML file; `early` and `late` are scripts of its own, before and after ours."""
    return edition.render(
        "document.html",
        article=article,
        about=about,
        title=title,
        policy=POLICY,
        usual=USUAL,
        script=assets.script_name(),
        early=early,
        late=late,
    )
