"""Tables and words that other programmes saved: taken as they are meant, or refused with advice."""

from pathlib import Path

import pandas as pd
import pytest

from components.study import DataProblem
from components.study.cells import cells, header
from components.study.reading import read_json, read_toml
from components.study.saved import decoded
from components.study.schema import Column, Table
from pipeline.measure.labels import read_labels
from pipeline.measure.problem import Unusable
from tests.hostile import one_sentence

TABLE = Table(
    "A test.",
    ("layer",),
    {
        "layer": Column("int", "layer", "which", low=0),
        "share": Column("float", "share", "how much"),
        "kind": Column("text", "none", "what"),
        "seen": Column("bool", "none", "whether"),
    },
)
GOOD = "layer,share,kind,seen\n0,0.5,α “é”,true\n1,1,b,false\n"
SOUND = TABLE.parse(GOOD.encode())


def separated(mark: str) -> str:
    return GOOD.replace(",", mark)


@pytest.mark.parametrize(
    "content",
    {
        "byte-order mark": GOOD.encode("utf-8-sig"),
        "Windows' lines": GOOD.replace("\n", "\r\n").encode(),
        "old lines of the Mac": GOOD.replace("\n", "\r").encode(),
        "both": GOOD.replace("\n", "\r\n").encode("utf-8-sig"),
        "no last line end": GOOD.rstrip().encode(),
        "empty cells at the end of all lines": GOOD.replace("\n", ",,\n").encode(),
        "of all lines but the header": GOOD.replace("\n", ",,\n").replace(",,", "", 1).encode(),
        "of one line": GOOD.replace("true", "true,").encode(),
        "empty lines at the end": (GOOD + ",,,\n\n,,,\n").encode(),
        "TRUE": GOOD.replace("true", "TRUE").replace("false", "False").encode(),
        "all quoted": (
            "\n".join(
                ",".join(f'"{cell}"' for cell in line.split(",")) for line in GOOD.splitlines()
            )
        ).encode(),
    }.items(),
    ids=lambda case: case[0],
)
def test_what_leaves_no_doubt_is_taken_as_it_is_meant(content: tuple[str, bytes]) -> None:
    pd.testing.assert_frame_equal(TABLE.parse(content[1]), SOUND)


REFUSED = {
    "utf-16": (GOOD.encode("utf-16"), "UTF-16: save it as UTF-8"),
    "utf-16 without a mark": (GOOD.encode("utf-16-le"), "UTF-16"),
    "“Unicode text”": (separated("\t").encode("utf-16"), "“Unicode text”"),
    "utf-32": (GOOD.encode("utf-32"), "UTF-32"),
    "windows-1252": (GOOD.replace("α", "").encode("cp1252"), "see line 2: it seems to be in Win"),
    "no encoding at all": (GOOD.encode() + b"\x81\xff", "not text in UTF-8, see line 4"),
    "a workbook": (b"PK\x03\x04" + bytes(range(256)), "a workbook of a spreadsheet: save"),
    "packed": (b"\x1f\x8b\x08\0\0\0\0\0", "packed: unpack it"),
    "a web page": (b"<!DOCTYPE html><html>", "it seems to be a web page"),
    "a pointer": (b"version https://git-lfs.github.com/spec/v1\n", "git lfs pull"),
    "semicolons": (separated(";").encode(), "separated by semicolons: save it as “CSV UTF-8”"),
    "tabs": (separated("\t").encode(), "separated by tabs"),
    "semicolons and decimal commas": (
        separated(";").replace("0.5", "0,5").encode(), "separated by semicolons"
    ),
    "a hint": (b"sep=,\n" + GOOD.encode(), "a hint for a spreadsheet"),
    "decimal commas": (GOOD.replace("0.5", "0,5").encode(), "decimal comma"),
    "decimal commas in all lines": (
        GOOD.replace("0.5", "0,5").replace("1,1,", "1,1,0,").encode(),
        "line 2 has 5 cells, the header 4, perhaps by a decimal comma",
    ),
    "decimal commas in quotes": (GOOD.replace("0.5", '"0,5"').encode(), "with a decimal point"),
    "thousands": (GOOD.replace("0.5", '"1,234.5"').encode(), "nothing between thousands"),
    "thousands in Switzerland": (GOOD.replace("0.5", "1’234.5").encode(), "nothing between"),
    "a date": (GOOD.replace("0.5", "05. Jan").encode(), "a date, which spreadsheets make"),
    "an ISO date": (GOOD.replace("0.5", "2026-05-01").encode(), "a date"),
    "a date of Germany": (GOOD.replace("0.5", "1.5.2026").encode(), "a date"),
    "a date of the US": (GOOD.replace("0.5", "5/1/2026").encode(), "a date"),
    "an error": (GOOD.replace("0.5", "#N/A").encode(), "leave out the row of what was not"),
    "an error in words": (GOOD.replace("1,b", "1,#NAME?").encode(), "an error of a spreadsheet"),
    "NA": (GOOD.replace("0.5", "NA").encode(), "leave out the row of what was not measured"),
    "a share": (GOOD.replace("0.5", "50 %").encode(), "write the bare number"),
    "a true minus": (GOOD.replace("0.5", "−0.5").encode(), "write minus as a hyphen"),
    "lost letters": (GOOD.replace("é", "\ufffd").encode(), "where letters were lost"),
    "a quote without end": (GOOD.replace("b,false", '"b,false').encode(), "never closed"),
    "a document": (b"%PDF-1.7\n", "a document for reading or printing"),
    "records": (b'[{"layer": 0}]', "it seems to be JSON: save it as"),
    "nothing": (b"\xef\xbb\xbf\r\n", "it is empty"),
    "a space in the header": (GOOD.replace("share", "share\xa0").encode(), "beside 'share'"),
    "two marks": (b"\xef\xbb\xbf" + GOOD.encode("utf-8-sig"), "cannot be seen"),
    "truth in another language": (GOOD.replace("true", "WAHR").encode(), "write true or false"),
    "a line too long": (GOOD.replace("true", "true,x").encode(), "line 2 has 5 cells"),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED, ids=str)
def test_anything_else_is_refused_with_what_it_seems_to_be(case: str) -> None:
    content, words = REFUSED[case]
    with pytest.raises(ValueError) as caught:  # noqa: PT011, the next line looks at the words
        TABLE.parse(content)
    assert words in str(caught.value)
    assert one_sentence(DataProblem(f"t.csv: {caught.value}."))


@pytest.mark.parametrize("cell", ["0.5", "-1e-05", "+3", "1E+10", " 7 ", ".5", "12"])
def test_a_number_in_any_dress_is_read(cell: str) -> None:
    assert TABLE.columns["share"].read(pd.Series([cell], dtype="str"))[0] == float(cell)


def test_a_decimal_comma_is_not_suspected_where_no_number_was_cut() -> None:
    text = "a,b\nx,y,z\n"
    with pytest.raises(ValueError, match=r"line 2 has 3 cells, the header 2$"):
        cells(text, header(text))


def test_words_and_records_may_have_a_mark_and_lines_of_windows(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(b'\xef\xbb\xbf{"a":\r\n1}')
    (tmp_path / "a.toml").write_bytes(b"\xef\xbb\xbfa = 1\r\n")
    (tmp_path / "b.toml").write_bytes("a = 1\n".encode("utf-16"))
    assert read_json(tmp_path / "a.json", tmp_path) == {"a": 1}
    assert read_toml(tmp_path / "a.toml", tmp_path) == {"a": 1}
    with pytest.raises(ValueError, match="UTF-16"):
        read_toml(tmp_path / "b.toml", tmp_path)
    assert decoded(b"a\r\nb\rc\n") == "a\nb\nc\n"


def test_labels_are_read_as_tables_are(tmp_path: Path) -> None:
    rows = ["id,group", *(f"{at},{('refuse', 'comply')[at % 2]}" for at in range(8))]
    text, path = "\r\n".join(rows), tmp_path / "labels.csv"
    path.write_bytes(text.encode("utf-8-sig"))
    assert read_labels(path).sum() == 4
    path.write_bytes("\r\n".join(f"{row},," for row in rows).encode())
    assert read_labels(path).sum() == 4
    path.write_bytes(text.replace(",", ";").encode())
    with pytest.raises(Unusable, match=r"^labels\.csv: its cells are separated by semicolons"):
        read_labels(path)
