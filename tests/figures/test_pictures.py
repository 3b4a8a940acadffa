"""Pictures of figures are those of what is drawn today, light enough, and found by their names."""

import io
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PIL import Image
from starlette.testclient import TestClient

from components.figures import BY_ID, CATALOGUE, Figure
from components.figures.core.thumbnail import HEIGHT, WIDTH, Thumbnail
from components.packing.variants import data_sha
from components.pictures import made
from components.pictures.drawing import KINDS, THEMES, digest, drawing
from components.pictures.made import FOLDERS, STATIC, file_name, manifest, picture, pictures
from components.study import Study

ANEW = "run `python -m pipeline.pictures`, look at what it drew, and commit it"
SHOWN = 9  # cards of the gallery on a first screen


@pytest.mark.parametrize("figure", CATALOGUE, ids=lambda figure: figure.id)
def test_the_pictures_show_what_is_drawn(figure: Figure, gemma: Study) -> None:
    now = {kind: digest(kind, figure, gemma) for kind in KINDS}
    now["data"] = data_sha(figure, gemma)
    assert manifest().get(figure.id) == now, f"“{figure.id}” is drawn differently now: {ANEW}."


def test_there_is_a_picture_for_each_figure_and_no_other() -> None:
    wanted = {file_name(figure.id, theme) for figure in CATALOGUE for theme in THEMES}
    assert set(manifest()) == set(BY_ID), ANEW
    for folder in FOLDERS.values():
        assert {path.name for path in (STATIC / folder).iterdir()} == wanted, ANEW


def test_pictures_have_their_size_and_show_something(gemma: Study) -> None:
    for each in pictures(gemma):
        with Image.open(io.BytesIO(each.body)) as image:
            assert image.format == "WEBP"
            colours = image.convert("RGB").getcolors(256)
        assert colours, f"{each.name} is not of few colours"
        share = 1 - max(count for count, _ in colours) / sum(count for count, _ in colours)
        assert share > 0.004, f"{each.name} is empty"
        if each.kind == "thumbnail":
            assert (each.width, each.height) == (320, 180)
        else:
            assert each.width == 890
            assert 150 < each.height < 1300


def test_pictures_are_light(gemma: Study) -> None:
    weigh = {
        kind: [len(each.body) for each in pictures(gemma) if each.kind == kind] for kind in KINDS
    }
    assert sum(weigh["thumbnail"]) < 500_000
    assert sum(sorted(weigh["thumbnail"])[-SHOWN:]) < 120_000  # in one theme; even the heaviest
    assert sum(weigh["poster"]) < 1_500_000


def test_the_digest_tells_what_is_drawn_and_nothing_else(gemma: Study) -> None:
    """Larger marks are another thumbnail, and the same poster; hover text is in neither."""
    figure = BY_ID["layer-signal"]
    other = replace(figure, thumbnail=Thumbnail(marks=0.3))
    assert digest("thumbnail", figure, gemma) != digest("thumbnail", other, gemma)
    assert digest("poster", figure, gemma) == digest("poster", other, gemma)

    def hovering(study: Study, **chosen: str):
        return figure.draw(study, **chosen).update_traces(hovertemplate="other")

    def nearly(study: Study, **chosen: str):
        fig = figure.draw(study, **chosen)
        return fig.for_each_trace(lambda it: it.update(y=[y * (1 + 1e-13) for y in it.y]))

    def moved(study: Study, **chosen: str):
        fig = figure.draw(study, **chosen)
        return fig.for_each_trace(lambda it: it.update(y=[y * 1.01 for y in it.y]))

    for kind in KINDS:
        drawn = digest(kind, figure, gemma)
        assert digest(kind, replace(figure, draw=hovering), gemma) == drawn
        assert digest(kind, replace(figure, draw=nearly), gemma) == drawn
        assert digest(kind, replace(figure, draw=moved), gemma) != drawn


def words(value: object) -> Iterator[str]:
    """What Plotly writes: texts of titles, labels and ticks."""
    if isinstance(value, dict):
        for name, item in value.items():
            if name in ("text", "ticktext") and item:
                yield from [item] if isinstance(item, str) else item
            elif name != "template":
                yield from words(item)
    elif isinstance(value, list):
        for item in value:
            yield from words(item)


@pytest.mark.parametrize("figure", CATALOGUE, ids=lambda figure: figure.id)
def test_a_thumbnail_has_hardly_a_word(figure: Figure, gemma: Study) -> None:
    for theme in THEMES:
        drawn = drawing("thumbnail", figure, gemma, theme)
        layout = drawn["layout"]
        assert (layout["width"], layout["height"]) == (WIDTH, HEIGHT)
        assert not layout["showlegend"]
        assert len([*words(drawn["data"]), *words(layout["annotations"])]) <= 3
        for name, axis in layout.items():
            if name.startswith(("xaxis", "yaxis")):
                assert not axis["showticklabels"]


def test_a_picture_is_for_its_own_data_alone(gemma: Study, study: Study) -> None:
    """A small study of other tables has none, but for figures that need no table."""
    for figure in CATALOGUE:
        for kind in KINDS:
            assert picture(kind, figure, gemma, "light")
            if data_sha(figure, study) != data_sha(figure, gemma):
                assert picture(kind, figure, study, "light") is None


def test_pictures_are_served_for_ever_by_their_names(client: TestClient, gemma: Study) -> None:
    for kind in KINDS:
        dark, light = (picture(kind, BY_ID["umap"], gemma, theme) for theme in ("dark", "light"))
        assert dark
        assert light
        assert dark.name != light.name
        answer = client.get(f"/{dark.address}")
        assert answer.content == dark.body
        assert answer.headers["content-type"] == "image/webp"
        assert "immutable" in answer.headers["cache-control"]
        old = client.get(f"/{FOLDERS[kind]}/umap.dark-00000000.webp")
        assert old.content == dark.body
        assert old.headers["cache-control"] == "no-cache"
        folder = FOLDERS[kind]
        for path in ("umap.dark.webp", "nothing.dark-00000000.webp", "..%2F..%2Fapp.py"):
            assert client.get(f"/{folder}/{path}").status_code in (400, 404)
    assert made.named("cards", "umap.dark-00000000.webp") is None
