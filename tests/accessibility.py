"""What axe finds wrong on a page, but for the faults of parts that only Streamlit can mend."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from axe_playwright_python.sync_playwright import Axe

if TYPE_CHECKING:
    from playwright.sync_api import Page


@dataclass(frozen=True)
class Known:
    """A fault that we cannot mend: the rule of axe, the elements that break it, and why."""

    rule: str
    selector: str
    reason: str


STREAMLIT: tuple[Known, ...] = (
    Known(
        "aria-allowed-role",
        '#stMain[role="presentation"]',
        "Streamlit puts a main around the article, which has its own; two would be worse.",
    ),
)
# axe need not fetch the style sheets anew, which only a rule in trial reads: policies forbid it.
ASKED = {"resultTypes": ["violations"], "preload": False}
MATCHING = "([target, selector]) => document.querySelector(target)?.matches(selector) ?? false"


def colour_faults(page: Page) -> list[str]:
    """Violations of the one rule that the theme decides, for pages whose others were looked at."""
    found = Axe().run(page, options={**ASKED, "runOnly": ["color-contrast"]}).response["violations"]
    return [node["html"][:200] for violation in found for node in violation["nodes"]]


def faults(page: Page, known: tuple[Known, ...] = STREAMLIT) -> list[str]:
    """Every violation of any rule, one line for each element, without those `known`."""
    found = Axe().run(page, options=ASKED).response["violations"]
    lines = []
    for violation in found:
        for node in violation["nodes"]:
            target = node["target"][-1]
            for each in known:
                asked = [target, each.selector]
                if each.rule == violation["id"] and page.evaluate(MATCHING, asked):
                    break
            else:
                lines.append(f"{violation['id']}: {target}: {node['html'][:200]}")
    return lines
