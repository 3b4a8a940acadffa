"""The numbers these two pages stand on, read from the tables and figures that readers see."""

import pytest

from components.figures import BY_ID
from components.geometry.statistics.proportions import Share
from components.study import Study


def meta(figure: str, study: Study, **choices: str) -> dict:
    return BY_ID[figure](study, **choices).layout.meta


def test_the_published_point_lies_above_the_target(gemma: Study) -> None:
    rows = gemma.table("search_frontier")
    published = rows[rows["chosen"]]
    assert published[["kl", "refused", "n"]].to_numpy().tolist() == [[0.0135, 9, 100]]
    rules = gemma.table("search_rules").set_index("rule")["value"]
    assert published["kl"].item() > rules["kl target"] == 0.01
    assert [round(end, 1) for end in Share(9, 100).interval] == [4.8, 16.2]


def test_the_front_is_a_front_of_the_printed_points(gemma: Study) -> None:
    rows = gemma.table("search_frontier").sort_values("kl")
    assert rows["refused"].is_monotonic_decreasing
    assert rows["kl"].tolist() == [0.0016, 0.004, 0.0076, 0.0135, 0.0333, 0.3366]
    assert rows["refused"].tolist() == [17, 14, 12, 9, 7, 5]


def test_trials_and_counts_of_both_searches(gemma: Study) -> None:
    card = gemma.table("search_card").set_index("run")
    assert card["trials"].to_dict() == {"base": 3359, "instruct, longer": 800}
    assert card.loc["base", ["refused_before", "refused", "n"]].tolist() == [20, 9, 100]
    assert card.loc["instruct, longer", ["refused_before", "refused", "n"]].tolist() == [
        99,
        46,
        100,
    ]
    article = gemma.table("search_article").iloc[0]
    assert article[["trials", "startup", "refused", "n"]].tolist() == [200, 60, 47, 99]
    assert article["kl"] == 0.1029
    assert [round(end) for end in Share(47, 99).interval] == [38, 57]


def test_what_is_known_of_the_trials(gemma: Study) -> None:
    known = gemma.table("trial_outcomes").set_index("refused")["trials"]
    assert known.to_dict() == {99: 20, 98: 59, 47: 1}
    squares = {len(trace.x) for trace in BY_ID["trial-spread"](gemma).data}
    assert squares == {20, 59, 1, 120}
    assert "79 ended no lower" in meta("trial-spread", gemma)["title"]


def test_the_decoded_shape_of_the_base_model_edit(gemma: Study) -> None:
    rows = gemma.table("kernel_exact")
    edited = rows[rows["edited"]].groupby("order")
    assert edited["layer"].agg(["min", "max", "size"]).to_numpy().tolist() == [
        [20, 41, 22],
        [32, 36, 5],
    ]
    attention, feed_forward = edited["strength"].agg(["min", "max"]).to_numpy().tolist()
    assert attention == [1.2, 1.3]
    assert feed_forward == [0.4, 0.8]
    assert rows.groupby("order").size().tolist() == [42, 42]


def test_the_other_edit_has_bounds_only(gemma: Study) -> None:
    rows = gemma.table("kernel_envelope")
    always = rows[(rows["edited"] == "always") & (rows["order"] == 1)]["layer"]
    assert always.tolist() == list(range(29, 37))
    share = rows[rows["order"] == 1].set_index("layer")["share"]
    assert share[16] == pytest.approx(0.45, abs=0.01)
    assert share[17] == pytest.approx(0.51, abs=0.01)
    told = gemma.table("search_edits").set_index("run")
    assert (told["numbers_wanted"] - told["numbers_told"]).to_dict() == {"base": 0, "instruct": 6}
    assert "only bounds" in meta("ablation-kernel", gemma, search="instruct")["title"]


def test_the_arrow_of_the_instruct_edit_is_read_at_the_edge_of_its_range(gemma: Study) -> None:
    row = gemma.table("search_edits").set_index("run").loc["instruct"]
    assert (row["below"], row["above"]) == (16, 17)
    assert row["arrow"] - row["arrow_low"] == pytest.approx(0.07)


def test_a_seventeen_gigabyte_file_does_not_fit_its_card(gemma: Study) -> None:
    stated = gemma.table("local_claims").set_index("quantity")["value"]
    assert stated["file at 4 bits"] == 17
    assert stated["memory of the card"] == 12
    assert stated["file at 4 bits"] * 3 / 4 > stated["memory of the card"]


def test_the_largest_model_does_not_fit_the_memory_said_to_do(gemma: Study) -> None:
    sizes = gemma.table("memory").set_index(["model", "bits"])["gb"]
    stated = gemma.table("local_claims").set_index("quantity")["value"]
    assert sizes["31B", 16] == 69.9
    assert sizes["31B", 16] > stated["main memory said to do"] == 64
    assert sizes["31B", 8] < stated["main memory said to do"]
    assert sizes["E4B"].to_dict() == {16: 17.9, 8: 8.9, 4: 4.5}


def test_what_fits_a_card_of_twelve_gigabytes(gemma: Study) -> None:
    said = dict(meta("memory-fit", gemma, card="12", ram="16")["readout"])
    assert said["Fits on the card"].endswith("E4B at 8, E4B at 4 bits")
    assert "26B-A4B at 4" in said["Spills into main memory"]
    assert "31B at 16" in said["Fits nowhere"]


def test_speeds_without_a_machine_say_so(gemma: Study) -> None:
    rows = meta("tokens-per-second", gemma)["rows"]
    machine = {row[0]: row[1] for row in rows["data"]}
    assert machine == {
        "E2B": "not named",
        "E4B": "not named",
        "26B-A4B": "RTX 3060 with 12 GB",
    }


def test_what_the_names_of_files_mean(gemma: Study) -> None:
    rows = gemma.table("number_formats").set_index(["format", "model"])
    assert rows["bits"].groupby("format").first().to_dict() == {
        "Q4_K_M": 4.8944,
        "Q8_0": 8.5008,
        "bf16": 16.0,
    }
    assert rows.loc[[("bf16", "E4B"), ("Q8_0", "E4B"), ("Q4_K_M", "E4B")], "gb"].tolist() == [
        16.0,
        8.5,
        4.9,
    ]
    stored = gemma.table("model_sizes").set_index("model")["stored"]
    for (_, model), row in rows.iterrows():
        assert row["gb"] == pytest.approx(stored[model] * row["bits"] / 8, abs=0.051)


def test_the_particulars_of_the_article(gemma: Study) -> None:
    row = gemma.table("search_article").iloc[0]
    told = ["card", "card_gb", "best_trial", "tokens_one", "tokens_most", "adapter_mb"]
    assert row[told].tolist() == ["RTX 5090 Laptop", 24, 156, 21, 1609, 3.4]


def test_three_counts_of_the_benchmark(gemma: Study) -> None:
    told = gemma.table("prompts_told").set_index("text")["prompts"]
    assert told.tolist() == [344, 340, 342]
    assert told["file that was run"] == gemma.table("prompt_counts")["n"].sum()


def test_the_layer_called_global_is_a_sliding_one(gemma: Study) -> None:
    layers = gemma.table("layers").set_index("layer")
    assert layers["attention"][layers["d"].idxmax()] == "sliding"
