"""What search engines and other sites are told by the app, and that both editions say the same."""

import json
import re
from xml.etree import ElementTree

import pytest
from starlette.testclient import TestClient

from components.figures import BY_ID, CATALOGUE
from components.study.contents import contents

LINKED = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
HERE = "http://testserver/"
FIGURE = CATALOGUE[0]


def linked(client: TestClient, path: str) -> dict[str, object]:
    said = LINKED.findall(client.get(path).text)
    assert len(said) == 1
    read: dict[str, object] = json.loads(said[0])
    assert read["@context"] == "https://schema.org"
    return read


def test_the_site_map_names_pages_and_figures_that_are_there(client: TestClient) -> None:
    answer = client.get("/sitemap.xml")
    assert answer.headers["content-type"].startswith("application/xml")
    addresses = [
        each.text or "" for each in ElementTree.fromstring(answer.content).findall(".//{*}loc")
    ]
    shown = [page for page in contents() if not page.hidden]
    assert len(addresses) == len(set(addresses)) == len(shown) + len(CATALOGUE)
    for address in addresses[::9]:
        assert address.startswith(HERE)
        page = client.get(address.removeprefix(HERE[:-1])).text
        assert f'<link rel="canonical" href="{address}">' in page
    assert f"Sitemap: {HERE}sitemap.xml" in client.get("/robots.txt").text


def test_a_page_says_what_it_is_and_what_it_rests_on(client: TestClient) -> None:
    said = linked(client, "/cascade")
    assert said["@type"] == "ScholarlyArticle"
    assert said["url"] == f"{HERE}cascade"
    assert any("geometry-of-alignment" in str(each) for each in said["citation"])  # type: ignore[attr-defined]
    assert linked(client, "/room")["@type"] == "WebPage"


def test_a_figure_is_data_that_can_be_fetched(client: TestClient) -> None:
    said = linked(client, f"/?figure={FIGURE.id}")
    assert said["@type"] == "Dataset"
    there = said["distribution"]["contentUrl"]  # type: ignore[index]
    answer = client.get(there.removeprefix(HERE[:-1]))
    assert answer.headers["content-type"].startswith("text/csv")
    assert answer.content.count(b"\n") > 2


@pytest.mark.parametrize("most", [{}, {"maxwidth": "480", "maxheight": "9999"}])
def test_an_address_of_a_figure_can_be_shown_elsewhere(
    client: TestClient, most: dict[str, str]
) -> None:
    page = client.get(f"/?figure={FIGURE.id}").text
    link = re.search(r'type="application/json\+oembed" href="([^"]+)"', page)
    assert link
    path = link[1].replace("&amp;", "&").removeprefix(HERE[:-1])
    said = client.get(path, params={"url": f"{HERE}?figure={FIGURE.id}", **most}).json()
    assert (said["type"], said["version"]) == ("rich", "1.0")
    assert (said["width"], said["height"]) == (480 if most else 960, 540)
    assert f'src="{HERE}?figure={FIGURE.id}&amp;embed=true"' in said["html"]
    assert f'width="{said["width"]}"' in said["html"]
    assert FIGURE.name in said["title"]


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({"url": f"{HERE}?figure=nothing"}, 404),
        ({"url": f"https://elsewhere.example/?figure={FIGURE.id}"}, 404),
        ({"url": f"{HERE}cascade"}, 404),
        ({}, 404),
        ({"url": f"{HERE}?figure={FIGURE.id}", "format": "xml"}, 501),
    ],
)
def test_other_addresses_are_shown_by_nobody(
    client: TestClient, asked: dict[str, str], status: int
) -> None:
    assert client.get("/oembed", params=asked).status_code == status


def test_no_word_of_a_study_ends_the_script(client: TestClient) -> None:
    for figure in list(BY_ID.values())[:5]:
        (said,) = LINKED.findall(client.get(f"/?figure={figure.id}").text)
        assert "<" not in said
