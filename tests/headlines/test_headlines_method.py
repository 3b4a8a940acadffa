"""What the plan of the study says first, checked against the app's other tables."""

from components.figures.method import plan
from components.study import Study


class OneRow(Study):
    """A study whose tables hold their first row only."""

    def table(self, name: str):
        return super().table(name).head(1)


def test_numbers_in_the_boxes_are_those_of_the_other_tables(gemma: Study) -> None:
    n = gemma.table("plan").set_index("step")["n"]
    prompts = gemma.table("prompt_counts")
    sweep, cascade = gemma.table("sweep"), gemma.table("cascade").set_index("stage")
    assert n["benchmark"] == n["behaviour"] == prompts["n"].sum() == 344
    assert n["activations"] == prompts.loc[prompts["group"] != "neither", "n"].sum() == 302
    assert n["sweep"] == sweep["n"].unique().item() == 20
    assert "19 runs" in set(gemma.table("plan")["unit"].str.split(", ").str[-1])
    assert len(sweep) == 19
    assert n["cascade"] == cascade["n"]["D3"] == 6
    assert n["all"] == cascade["n"]["D3-all"] == 42
    assert n["control"] == 48
    assert set(gemma.table("edits")["tensors"]) == {n["weights"]} == {2094}


def test_the_control_refuses_none_of_its_prompts(gemma: Study) -> None:
    assert gemma.number("method.control") == "0 of 48"


def test_what_was_not_run_has_no_cases(gemma: Study) -> None:
    rows = gemma.table("plan")
    idle = rows["state"].isin(["not run", "failed"])
    assert (rows["n"] == 0).equals(idle)
    assert set(rows.loc[idle, "step"]) == {
        "obliteratus",
        "capability",
        "selective",
        "reproduction",
        "alone",
        "full",
    }


def test_the_comparison_of_weights_stands_alone(gemma: Study) -> None:
    links = gemma.table("plan_links")
    assert "weights" not in {*links["before"], *links["after"]}
    steps = set(gemma.table("plan")["step"])
    assert {*links["before"], *links["after"]} <= steps


def test_no_two_boxes_share_a_place(gemma: Study) -> None:
    assert not gemma.table("plan").duplicated(["row", "column"]).any()


def test_a_plan_of_one_step_can_be_drawn(gemma: Study) -> None:
    one = OneRow(**vars(gemma))
    assert plan.pipeline(one).layout.meta["title"].startswith("Every step")
