"""Slips that were found once: each right value, read from tables and functions."""

import re

import pytest

from components.figures import BY_ID
from components.geometry.statistics.chance import chance_cosine
from components.geometry.statistics.proportions import Share
from components.study import Study
from components.study.prose import sections, words
from components.study.questions import questions
from tests.repository.test_responsible import texts

TWO_BYTES = 2


def options(page: str, question: str, study: Study) -> dict[str, bool]:
    asked = next(each for each in questions(page, study) if each.id == question)
    return {option.text: option.right for option in asked.options}


def test_the_maker_prints_more_memory_than_weights_times_bits(gemma: Study) -> None:
    printed = gemma.table("memory").query("bits == 16").set_index("model")["gb"]
    stored = gemma.table("model_sizes").set_index("model")["stored"]
    above = printed / (TWO_BYTES * stored) - 1
    assert above.between(0.11, 0.15).all()
    said = words("local", "memory", gemma)
    assert f"{TWO_BYTES * stored['E4B']:.1f}" in said
    assert f"{printed['E4B']:g}" in said
    assert "weights alone" not in BY_ID["memory-fit"](gemma).layout.meta["subtitle"]


def test_no_model_is_named_for_the_main_memory(gemma: Study) -> None:
    claims = gemma.table("local_claims").set_index("quantity")
    assert claims["model"]["main memory said to do"] == "not named"


def test_stored_weights_can_be_more_than_twice_the_named(gemma: Study) -> None:
    sizes = gemma.table("model_sizes")
    assert (sizes["stored"] / sizes["named"]).max() > 2
    assert "more than twice" in str(questions("local", gemma))


def test_the_bound_of_chance_is_shown_as_it_is_used(gemma: Study) -> None:
    meta = BY_ID["direction-similarity"](gemma).layout.meta
    shown = float(re.search(r"±(0\.\d+)", meta["n"])[1])
    assert shown == pytest.approx(chance_cosine(gemma.model["width"], 0.95), abs=5e-5)
    pairs = gemma.table("layer_cosines").query("layer_i < layer_j")["cosine"].abs()
    assert f"{int((pairs <= shown).sum())} of {len(pairs)}" in meta["title"]


def test_one_person_has_one_name() -> None:
    for path, text in texts():
        if path.suffix in {".csv", ".md", ".toml", ".json"} and path.name != "CHANGELOG.md":
            assert not re.search(r"\bTrevorS\b", text), path.name


def test_the_studys_recipe_is_called_its_own(gemma: Study) -> None:
    for stage in ("int8", "0a"):
        name = gemma.table("cascade").set_index("stage")["name"][stage]
        assert name.startswith("Plain recipe")
    for path, text in texts():
        if path.parent.name in {"text", "talks", "pages"}:
            assert "tandard recipe" not in text, path.name


def test_angles_are_published_for_one_layer_and_the_words_say_so(gemma: Study) -> None:
    [layer] = gemma.table("direction_cosines")["layer"].unique()
    assert gemma.number("cascade.angle-layer") == str(layer)
    written = sections(gemma.folder / "text" / "cascade.md")
    assert "[[cascade.angle-layer]] alone" in written["odd"].text


@pytest.mark.parametrize(("page", "section"), [("primer", "writers"), ("alpha", "opening")])
def test_gemmas_norm_is_told_at_every_depth(gemma: Study, page: str, section: str) -> None:
    assert "norm after each" in words(page, section, gemma, "story")


def test_no_prompt_that_stayed_refused_can_tell_of_a_core(gemma: Study) -> None:
    tiles = gemma.table("outcomes")
    seen = tiles[tiles["refused"] & tiles["first"]]
    assert len(seen) == 1
    assert Share(0, len(seen)).interval[1] > 79
    assert gemma.number("verdict.core-seen") == f"1 of {tiles['refused'].sum()}"


def test_the_keys_that_were_wrong(gemma: Study) -> None:
    assert options("builders", "independent", gemma)[
        "Anything from none to one in ten, depending on how alike they are."
    ]
    assert not any("bound" in text for text in options("verdict", "deflections", gemma))


def test_evidence_of_defences_keeps_versions_and_samples_apart(gemma: Study) -> None:
    finding = gemma.table("defence_evidence").set_index("defence")["finding"]
    early, later = finding["input"].split(";")
    assert "3,000 hours" in early
    assert "0.38" in later
    assert "57 edited against 37 benign" in finding["provenance"]
    assert finding["tools"].startswith("77")


def test_benign_is_said_to_hold_the_grey_zone_wherever_it_is_summed(gemma: Study) -> None:
    rows = gemma.table("comparisons_tested").set_index("comparison")
    benign, plain, grey = (
        rows.loc[f"siblings: {name}"] for name in ("benign", "benign but grey", "gray_zone")
    )
    for side in ("first", "second"):
        assert benign[f"{side}_k"] == plain[f"{side}_k"] + grey[f"{side}_k"]
    for page, section in (("story", "loosely"), ("benchmark", "benign")):
        said = words(page, section, gemma)
        assert "grey zone" in said
        assert f"{plain['first_k']} of {plain['first_n']}" in said
