"""What the authors report of reading some replies that were counted as answers."""

from __future__ import annotations

from dataclasses import dataclass

from components.study import NotInStudy, Study


@dataclass(frozen=True, slots=True)
class HandCheck:
    """Replies `checked` of those `answered`, and the refusal rate found plausible, in percent."""

    checked: int
    answered: int
    low: float
    high: float

    def __str__(self) -> str:
        return (
            f"of {self.answered} replies counted as answers they read {self.checked}, and find a "
            f"refusal rate of {self.low:.0f} to {self.high:.0f} % plausible: a judgement, not a "
            "count"
        )


def hand_check(study: Study) -> HandCheck | None:
    """The hand check of a study, from its table `audit`; None where it has none."""
    try:
        row = study.table("audit").iloc[0]
    except NotInStudy:
        return None
    return HandCheck(int(row["checked"]), int(row["answered"]), row["low"], row["high"])
