"""Cards: one of the right size for every page and figure, which its tags name in full."""

import io

import pytest
from PIL import Image
from starlette.testclient import TestClient

from components.figures import CATALOGUE
from components.figures.core.theme import TOKENS
from components.pictures.cards import PAD, SIZE, card, composed, names
from components.study import Study
from components.study.contents import contents


@pytest.mark.parametrize("name", [names()[0], *names()[1::9], names()[-1]])
def test_a_card_has_the_right_size_and_little_weight(name: str, gemma: Study) -> None:
    made = card(name, gemma)
    assert made is not None
    with Image.open(io.BytesIO(made)) as opened:
        assert opened.size == SIZE
    assert len(made) < 60_000


def test_nothing_that_is_written_leaves_the_card_or_meets_the_picture() -> None:
    """The longest words there are, and longer: they end where the room does."""
    long = max((page.question for page in contents()), key=len)
    title = max((figure.name for figure in CATALOGUE), key=len)
    white = Image.new("RGB", (640, 360), TOKENS["bg"])
    picture = io.BytesIO()
    white.save(picture, "webp", lossless=True)
    for text, said in ((title, long), (title * 3, long * 4)):
        for image in (b"", picture.getvalue()):
            with Image.open(io.BytesIO(composed("Site", text, said, image))) as opened:
                made = opened.convert("RGB")
            ground = made.getpixel((PAD + 14 + 300, 20))
            for edge in ((20, 0, SIZE[0], PAD // 2), (20, SIZE[1] - PAD // 2, *SIZE)):
                assert made.crop(edge).getcolors() == [(made.crop(edge).width * (PAD // 2), ground)]
            right = made.crop((SIZE[0] - PAD // 2, 0, *SIZE))
            assert right.getcolors() == [(right.width * SIZE[1], ground)]
            if image:  # nothing but the white picture is within the line around it
                inside = made.crop(
                    (SIZE[0] - PAD - 640, SIZE[1] - PAD - 340, SIZE[0] - PAD - 40, 560)
                )
                assert inside.getcolors() == [(inside.width * inside.height, ground)]


def test_a_figure_without_data_has_the_card_of_its_page(study: Study) -> None:
    """A small study lacks the tables of most figures; its cards say what the page asks."""
    for name in names():
        assert card(name, study)


def test_tags_name_the_card_where_the_page_was_asked_for(client: TestClient) -> None:
    page = client.get("/layers", headers={"host": "example.org", "x-forwarded-proto": "https"})
    assert '<meta property="og:image" content="https://example.org/cards/layers.png">' in page.text
    assert "summary_large_image" in page.text
    figure = client.get("/?figure=umap", headers={"host": "example.org:8501"})
    assert 'content="http://example.org:8501/cards/figure-umap.png"' in figure.text
    strange = client.get("/layers", headers={"host": 'x"><script>'})
    assert "<script>x" not in strange.text
    assert 'content="/cards/layers.png"' in strange.text


def test_a_card_is_served_and_nothing_else_is(client: TestClient) -> None:
    for name in ("layers", "social", "figure-umap"):
        answer = client.get(f"/cards/{name}.png")
        assert answer.headers["content-type"] == "image/png"
        assert "max-age" in answer.headers["cache-control"]
    paths = ("nothing.png", "figure-nothing.png", "..%2F..%2Fapp.png", "layers.webp", "layers")
    for path in paths:
        assert client.get(f"/cards/{path}").status_code in (400, 404)
