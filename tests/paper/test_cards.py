"""Cards: every page has one of the right size, and its tags name it by a whole address."""

from PIL import Image
from starlette.testclient import TestClient

from components.study.contents import contents
from components.ui.cards import PLACE, SIZE

NAMES = ["social", *(page.id for page in contents())]


def test_every_page_has_a_card_of_the_right_size() -> None:
    assert {path.stem for path in PLACE.glob("*.png")} == set(NAMES), (
        "make them anew: python -m pipeline.export --cards static/cards"
    )
    for name in NAMES:
        with Image.open(PLACE / f"{name}.png") as card:
            assert card.size == SIZE
    assert sum(path.stat().st_size for path in PLACE.glob("*.png")) < 1e6


def test_tags_name_the_card_where_the_page_was_asked_for(client: TestClient) -> None:
    page = client.get("/layers", headers={"host": "example.org", "x-forwarded-proto": "https"})
    assert '<meta property="og:image" content="https://example.org/cards/layers.png">' in page.text
    assert "summary_large_image" in page.text
    figure = client.get("/?figure=umap", headers={"host": "example.org:8501"})
    assert 'content="http://example.org:8501/cards/layers.png"' in figure.text
    strange = client.get("/layers", headers={"host": 'x"><script>'})
    assert "<script>x" not in strange.text
    assert 'content="/cards/layers.png"' in strange.text


def test_a_card_is_served_and_nothing_else_is(client: TestClient) -> None:
    answer = client.get("/cards/layers.png")
    assert answer.headers["content-type"] == "image/png"
    assert answer.content == (PLACE / "layers.png").read_bytes()
    for path in ("/cards/nothing.png", "/cards/..%2F..%2Fapp.png", "/cards/export.json"):
        assert client.get(path).status_code in (400, 404)
