"""Packages for learning platforms: a manifest by the rules of SCORM 1.2, and an end.

The rules are those of ADL's schema adlcp_rootv1p2 over IMS Content Packaging 1.1.2, which may not
lie in this repository, and those of the standard's text that no schema can hold.
"""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from lxml import etree

from components.paper.addresses import file_of
from components.study import Study
from components.study.contents import contents
from components.takeaway import course
from pipeline.export import scorm, site
from pipeline.export.request import ExportProblem, Request
from pipeline.export.whole import MADE_BY

CP, ADL = (
    "{http://www.imsproject.org/xsd/imscp_rootv1p1p2}",
    "{http://www.adlnet.org/xsd/adlcp_rootv1p2}",
)
CHILDREN = {  # in this order
    "manifest": ("metadata", "organizations", "resources"),
    "metadata": ("schema", "schemaversion"),
    "organizations": ("organization",),
    "organization": ("title", "item"),
    "item": ("title", "item"),
    "resources": ("resource",),
    "resource": ("file", "dependency"),
}
ATTRIBUTES = {  # asked for, and allowed besides
    "manifest": ({"identifier"}, {"version"}),
    "organizations": (set(), {"default"}),
    "organization": ({"identifier"}, {"structure"}),
    "item": ({"identifier"}, {"identifierref", "isvisible", "parameters"}),
    "resource": ({"identifier", "type"}, {"href", f"{ADL}scormtype"}),
    "file": ({"href"}, set()),
}
NAME = re.compile(r"[A-Za-z_][\w.-]*")  # an ID of XML


def broken(text: bytes, names: list[str]) -> Iterator[str]:
    """Each rule that a manifest breaks, in a package with files of these names."""
    root = etree.fromstring(text)
    if root.tag != f"{CP}manifest":
        yield "the root is no manifest"
    for element in root.iter(f"{CP}*"):
        yield from _shape(element)
    ids = root.xpath("//@identifier")
    yield from (f"{id} is no ID" for id in ids if not NAME.fullmatch(id))
    if len(ids) != len(set(ids)):
        yield "an ID is used twice"
    if root.findtext(f"{CP}metadata/{CP}schema") != "ADL SCORM":
        yield "the schema is not ADL SCORM"
    if root.findtext(f"{CP}metadata/{CP}schemaversion") != "1.2":
        yield "the version is not 1.2"
    organizations = root.find(f"{CP}organizations")
    if organizations.get("default") not in {each.get("identifier") for each in organizations}:
        yield "the default organisation is not there"
    resources = {each.get("identifier"): each for each in root.iter(f"{CP}resource")}
    for item in root.iter(f"{CP}item"):
        if item.get("identifierref") not in resources:
            yield "an item leads to no resource"
    listed = [unquote(each.get("href") or "") for each in root.iter(f"{CP}file")]
    if sorted([*listed, course.MANIFEST]) != sorted(names):
        yield "files and list differ"
    for each in resources.values():
        if each.get(f"{ADL}scormtype") not in ("sco", "asset") or each.get("type") != "webcontent":
            yield "a resource is of no kind"
        if each.get("href") not in listed:
            yield "a resource begins with no file of its own"


def _shape(element: etree._Element) -> Iterator[str]:
    name = element.tag.removeprefix(CP)
    order = [child.tag.removeprefix(CP) for child in element]
    allowed = CHILDREN.get(name, ())
    if [each for each in order if each not in allowed]:
        yield f"{name} holds something strange"
    elif order != sorted(order, key=allowed.index):
        yield f"the order in {name} is wrong"
    needed, more = ATTRIBUTES.get(name, (set(), set()))
    has = {key for key in element.attrib if "XMLSchema-instance" not in key}
    if not needed <= has <= needed | more:
        yield f"the attributes of {name} are wrong"
    if name == "title" and len(element.text) > 200:
        yield "a title is too long"


@pytest.fixture(scope="module")
def single(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from components.study import load_study

    target = tmp_path_factory.mktemp("scorm") / "layers.zip"
    said = scorm.export(Request(target, load_study("gemma4-e4b"), page="layers"))
    assert "4 files" in said
    return target


def test_a_page_is_a_package_by_the_rules(single: Path) -> None:
    with zipfile.ZipFile(single) as archive:
        names = archive.namelist()
        assert names[0] == course.MANIFEST  # at the root, where platforms look
        assert not list(broken(archive.read(course.MANIFEST), names))
        assert archive.comment == MADE_BY.encode()
        launch = archive.read(course.LAUNCH).decode()
    assert 'data-first="pages/layers.html" data-last="layers.html"' in launch
    assert len(names) == 4


def test_the_whole_is_completed_at_the_end_of_its_last_page(
    tmp_path: Path, gemma: Study, monkeypatch: pytest.MonkeyPatch
) -> None:
    def few(place: Path, study: Study) -> None:
        (place / "scripts").mkdir()
        for name in ("index.html", "scripts/a b.js"):
            (place / name).write_text("x")

    monkeypatch.setattr(site, "write", few)
    scorm.export(Request(tmp_path / "all.zip", gemma))
    scorm.export(Request(tmp_path / "again.zip", gemma))
    assert (tmp_path / "all.zip").read_bytes() == (tmp_path / "again.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "all.zip") as archive:
        names = archive.namelist()
        assert not list(broken(archive.read(course.MANIFEST), names))
        launch = archive.read(course.LAUNCH).decode()
    last = file_of([page.id for page in contents() if not page.hidden][-1])
    assert f'data-first="pages/index.html" data-last="{last}"' in launch


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<schemaversion>1.2<", "<schemaversion>1.3<"),
        ('default="all"', 'default="none"'),
        ('identifierref="pages"', 'identifierref="page"'),
        ('identifier="only"', 'identifier="all"'),
        ('identifier="only"', 'identifier="1 only"'),
        ("<file href=", "<file src="),
        ('href="course.js"', 'href="coarse.js"'),
        ('scormtype="sco"', 'scormtype="scorm"'),
        (' type="webcontent"', ""),
        ("<metadata>", "<metadata><title>x</title>"),
    ],
)
def test_a_manifest_that_breaks_a_rule_is_found(old: str, new: str) -> None:
    names = ["course.js", "launch.html"]
    text = course.manifest("x", "A & B", names)
    assert not list(broken(text.encode(), [*names, course.MANIFEST]))
    assert old in text
    assert list(broken(text.replace(old, new, 1).encode(), [*names, course.MANIFEST]))


def test_a_page_that_is_not_there_is_told(tmp_path: Path, gemma: Study) -> None:
    with pytest.raises(ExportProblem, match="no page called “nothing”"):
        scorm.export(Request(tmp_path / "x.zip", gemma, page="nothing"))
    assert not (tmp_path / "x.zip").exists()
