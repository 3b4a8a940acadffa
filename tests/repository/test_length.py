"""Pages stay short: what a reader may come to read on each, folds and quizzes included."""

from html.parser import HTMLParser

import pytest

from components.paper.addresses import App
from components.paper.body import body
from components.paper.edition import Edition
from components.paper.pace import TOKEN
from components.study import Study
from components.study.contents import contents

# Words before they were cut by a quarter, counted as below; and the part of them that may stay.
BEFORE = {
    "story": 1143,
    "primer": 1707,
    "layers": 1303,
    "alpha": 1266,
    "cascade": 1021,
    "verdict": 971,
    "weights": 1438,
    "trials": 1410,
}
PART = 0.75
VOID = {"br", "hr", "img", "input", "source", "wbr"}  # elements without an end
# What is no prose of the page: figures with all around them, tiles, menus, other depths. What
# is hidden until a reader has guessed is none either.
NOT_READ = {"xp-root", "row", "key", "group", "only-script", "phone-ways", "at-specialist"}


class Words(HTMLParser):
    """The words of an article at the usual depth."""

    def __init__(self, article: str) -> None:
        super().__init__()
        self.open: list[tuple[str, bool]] = []  # elements, and whether what they hold is read
        self.count = 0
        self.feed(article)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in VOID:
            return
        given = dict(attrs)
        out = (
            tag == "nav" or "hidden" in given or NOT_READ & set((given.get("class") or "").split())
        )
        within = not self.open or self.open[-1][1]
        self.open.append((tag, within and not out))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if not self.open or self.open[-1][1]:
            self.count += len(TOKEN.findall(data))


@pytest.mark.parametrize("id", BEFORE)
def test_a_page_stays_within_its_words(id: str, gemma: Study) -> None:
    page = next(page for page in contents() if page.id == id)
    count = Words(body(Edition(gemma, App()), page)).count
    assert count <= PART * BEFORE[id]


def test_folds_and_answers_count_and_figures_do_not() -> None:
    assert Words("<details><p>one two</p></details><nav>three</nav><p hidden>four</p>").count == 2
    assert Words('<div class="xp-root"><p>one</p><img></div><p>two, <b>three</b></p>').count == 2
