"""What leaves the app: links keep their state, citations name authors, cards show figures."""

import json
import re
from html import unescape
from itertools import combinations
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest

from components.browser.mount import (
    EMBEDDED,
    PARTS,
    PLOT,
    THEMES,
    WORDS,
    address,
    asked,
    options,
)
from components.figures import BY_ID, CATALOGUE, Figure
from components.packing import stored
from components.packing.variants import data_sha, drawn
from components.paper import lists
from components.paper.addresses import App
from components.paper.edition import Edition
from components.study import Study, load_study
from components.study.contents import contents
from components.study.sources.citation import (
    FORMS,
    MARK,
    citations,
    fill,
    latex,
    of_site,
    of_study,
    works,
)

ROOT = Path(__file__).resolve().parents[2]
FILLED = {
    "address": "https://example.org/?figure=it&layer=3%20",
    "site": "Refusal, with receipts",
    "date": "2026-01-02",
    "finding": "Half of 10_000 fall by 5 %",
    "measure": "Share",
    "n": "10 prompts.",
    "alt": "Ten bars.",
}
every_figure = pytest.mark.parametrize("figure", CATALOGUE, ids=lambda figure: figure.id)


def read_back(link: str) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(link).query, keep_blank_values=True))


@every_figure
def test_every_value_survives_the_way_through_an_address(figure: Figure, gemma: Study) -> None:
    """Values are chosen one by one: the query holds each by its own name, so they do not mix."""
    start = figure.chosen(gemma, {})
    for control in figure.controls:
        for value in control.options(gemma):
            state = {**start, control.name: value}
            link = address(f"./?figure={figure.id}", {**state, "theme": "dark"})
            assert read_back(link) == {"figure": figure.id, **state, "theme": "dark"}
            assert figure.chosen(gemma, read_back(link)) == state


def test_what_stands_around_a_figure_survives_as_well() -> None:
    for count in range(1, len(WORDS) + 1):
        for parts in combinations(WORDS, count):
            said = asked(read_back(address("f/it.html", {"parts": ",".join(parts)})))
            assert said.parts == parts
    for theme in THEMES:
        said = asked(read_back(address("./?figure=it", {"theme": theme, "predict": "on"})))
        assert (said.theme, said.predict, said.fit, said.frozen) == (theme, True, False, "")
    assert asked({"frozen": "2e0e6eec84"}).frozen == "2e0e6eec84"


@pytest.mark.parametrize("nonsense", ["", ",,", "none", "toString", "<b>", "☃" * 300, "../.."])
def test_nonsense_in_an_address_asks_for_nothing(nonsense: str) -> None:
    query = dict.fromkeys(("theme", "parts", "predict", "frozen"), nonsense)
    assert asked(query) == asked({})
    assert asked({**query, "embed": "true"}).parts == EMBEDDED
    assert asked({"parts": f"{nonsense},source,title"}).parts == ("title", "source")
    assert asked({"parts": PLOT}).parts == ()


def test_the_menu_is_there_at_every_depth_and_no_option_is_undocumented(gemma: Study) -> None:
    figure = BY_ID["layer-signal"]
    made = options(figure, gemma, stored.packed(figure, gemma), home="./?figure=layer-signal")
    assert "menu" in PARTS
    assert "menu" in EMBEDDED
    assert json.loads(json.dumps(made)) == made
    for name in made:
        assert re.search(rf"^      .*\b{name}\b", options.__doc__ or "", re.M), name


@every_figure
def test_a_citation_names_the_authors_first_and_leaves_no_mark(
    figure: Figure, gemma: Study
) -> None:
    cite = citations(gemma, figure.id, figure.name, drawn(figure, gemma))
    assert set(cite) == set(FORMS)
    said = {form: fill(form, text, FILLED) for form, text in cite.items()}
    for form, text in said.items():
        assert not MARK.search(text)
        assert "⟦" not in text
        assert form == "alt" or "2026-01-02" in text
    behind = works(gemma, drawn(figure, gemma))
    for form in ("line", "markdown"):
        start = behind[0].citation if behind else "Drawn as"
        assert said[form].startswith(start)
    assert said["bibtex"].count("@misc{") == len(behind) + 1
    for text in (said["bibtex"], said["latex"]):
        bare = re.sub(r"\\[{}]", "", text)
        assert bare.count("{") == bare.count("}")


def test_the_study_comes_before_other_works(gemma: Study) -> None:
    names = {entry.provenance.origin.name for entry in gemma.entries.values()}
    assert len(names) > 5
    found = works(gemma, gemma.entries)
    assert found[0].citation.startswith("Yang, C., Zhao, D., Wang, H. and Luo, Y.")
    said = citations(gemma, "it", "It", ["layers"])["bibtex"]
    assert "author = {Yang, C. and Zhao, D. and Wang, H. and Luo, Y.}" in said
    assert "title = {{Geometry of Alignment: How Safety Lives and Dies in Modern LLMs}}" in said


def test_a_study_and_the_explainer_are_cited_by_their_authors(gemma: Study) -> None:
    assert of_study(gemma)["line"].startswith("Yang, C., Zhao, D., Wang, H. and Luo, Y. (2026)")
    assert "author = {Yang, C. and Zhao, D." in of_study(gemma)["bibtex"]
    site = {form: fill(form, text, FILLED) for form, text in of_site().items()}
    assert all("2026-01-02" in text and FILLED["address"] in text for text in site.values())
    [who] = re.findall(r"- name: (.+)", (ROOT / "CITATION.cff").read_text("utf-8"))
    assert all(who in text for text in site.values())


def test_the_page_of_sources_shows_the_forms_to_take_along(gemma: Study) -> None:
    said = unescape(lists.citing(Edition(gemma, App()), contents()[0]))
    for form in ("line", "bibtex"):
        assert of_study(gemma)[form] in said
        assert of_site()[form] in said
    assert said.count("<pre") == said.count("<button") == 6


def test_latex_and_full_stops_come_out_right() -> None:
    assert latex("5 % of a_b & {c}") == r"5 \% of a\_b \& \{c\}"
    caption = fill("latex", "⟦finding⟧. ⟦n⟧. End", FILLED)
    assert caption == r"Half of 10\_000 fall by 5 \%. 10 prompts. End"


def test_the_checksum_follows_the_data_and_nothing_else(copied_data: Path) -> None:
    study, figure, other = load_study("gemma4-e4b"), BY_ID["alpha-sweep"], BY_ID["cascade-ladder"]
    before = data_sha(figure, study), data_sha(other, study)
    manifest = copied_data / "gemma4-e4b" / "study.json"
    changed = json.loads(manifest.read_text("utf-8"))
    changed["tables"]["sweep"]["sha256"] = "0" * 64
    manifest.write_text(json.dumps(changed), "utf-8")
    anew = load_study("gemma4-e4b")
    assert data_sha(figure, anew) != before[0]
    assert data_sha(other, anew) == before[1]


def test_the_gallery_holds_every_figure(gemma: Study) -> None:
    text = lists.gallery(Edition(gemma, App()), contents()[0])
    for figure in CATALOGUE:
        assert text.count(f'href="./?figure={figure.id}"') == 1
        assert f'href="data/{gemma.id}/figures/{figure.id}.csv"' in text
    kinds = re.findall(r'data-kind="([^"]+)"', text)
    assert 0 < sum("digitised" in kind for kind in kinds) < len(kinds) == len(CATALOGUE)


def test_a_study_without_a_table_has_fewer_cards(study: Study) -> None:
    text = lists.gallery(Edition(study, App()), contents()[0])
    for figure in CATALOGUE:
        if not set(figure.needs) <= set(study.entries):
            assert f"figure={figure.id}&" not in text
            assert f'figure={figure.id}"' not in text
