"""How to cite a figure: five forms, in which the authors of the works it draws come first; a study
and this explainer: a line, and BibTeX.

The texts hold marks such as ⟦address⟧ for what only the place that shows a figure knows: its
address, the day, and what is drawn there. The browser fills them, or `fill` does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from components.study.bundle import Study
from components.study.sources.provenance import Origin

MARK = re.compile(r"⟦(\w+)⟧")
# What stands for itself in LaTeX only in this way.
LATEX = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "&": r"\&",
    "%": r"\%",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
FORMS = {
    "line": "One line",
    "bibtex": "BibTeX",
    "markdown": "Markdown",
    "latex": "LaTeX figure",
    "alt": "Alt text",
}


def latex(text: str) -> str:
    """Text as LaTeX shows it."""
    return "".join(LATEX.get(letter, letter) for letter in text)


def works(study: Study, tables: Iterable[str]) -> list[Origin]:
    """The works behind tables, the study's own first; this explainer is none of them."""
    drawn = {study.entry(name).provenance.origin for name in tables if name in study.entries}
    ordered = dict.fromkeys(entry.provenance.origin for entry in study.entries.values())
    return [work for work in ordered if work in drawn and not work.ours]


def citations(study: Study, id: str, name: str, tables: Iterable[str]) -> dict[str, str]:
    """The forms of FORMS, for the figure `id` called `name` that draws `tables`.

    Marks left in them: address, site, date (ISO), finding, measure, n and alt, as shown.
    """
    behind = works(study, tables)
    said = " ".join(_once(work) for work in behind)
    verb = "Re-drawn as" if behind else "Drawn as"
    lead = f"{said} {verb}".strip()
    return {
        "line": f"{lead} “{name}” in ⟦site⟧, ⟦address⟧ (accessed ⟦date⟧).",
        "bibtex": "\n\n".join([*map(_entry, behind), _figure(id, name, behind)]),
        "markdown": f"{lead} [“{name}”](⟦address⟧) in *⟦site⟧* (accessed ⟦date⟧).",
        "latex": "\n".join(
            [
                r"\begin{figure}",
                r"  \centering",
                rf"  \includegraphics[width=\linewidth, alt={{⟦alt⟧}}]{{{id}}}",
                rf"  \caption{{⟦finding⟧. ⟦measure⟧. ⟦n⟧. {latex(lead)} ``{latex(name)}'' in "
                r"\emph{⟦site⟧}, \url{⟦address⟧} (accessed ⟦date⟧).}",
                rf"  \label{{fig:{id}}}",
                r"\end{figure}",
            ]
        ),
        "alt": "⟦finding⟧. ⟦alt⟧",
    }


def of_study(study: Study) -> dict[str, str]:
    """The work that a study is of, in a line and as BibTeX; empty where it names none."""
    behind = works(study, study.entries)
    return {"line": _once(behind[0]), "bibtex": _entry(behind[0])} if behind else {}


def of_site() -> dict[str, str]:
    """This explainer, in a line and as BibTeX. Marks left in them: address, site, date."""
    who = "The authors of ⟦site⟧"
    kind = "Interactive explainer"
    fields = {"author": f"{{{who}}}", "title": "{⟦site⟧}", "howpublished": kind}
    fields |= {"url": "⟦address⟧", "urldate": "⟦date⟧"}
    return {
        "line": f"{who}. ⟦site⟧. {kind}, ⟦address⟧ (accessed ⟦date⟧).",
        "bibtex": _bibtex("explainer", fields),
    }


def fill(form: str, text: str, values: Mapping[str, str]) -> str:
    """Put values in place of the marks; in LaTeX, so that they stand for themselves.

    A full stop that a value brings along takes the place of the one after the mark.
    """
    made = MARK.sub(
        lambda mark: latex(values[mark[1]]) if form == "latex" else values[mark[1]], text
    )
    return re.sub(r"([.?!])\.(?=[ \n}]|$)", r"\1", made)


def _once(work: Origin) -> str:
    """Its citation, and its version unless the citation says it."""
    parts = re.findall(r"[\w.]*\d[\w.]*", work.version)
    dated = work.version in work.citation or any(part in work.citation for part in parts)
    return work.citation if dated else f"{work.citation} {_capital(work.version)}."


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _key(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


def _author(who: tuple[str, ...]) -> str:
    """A person as BibTeX splits the name; an organisation is kept whole."""
    name = ", ".join(map(latex, who))
    return name if len(who) > 1 else f"{{{name}}}"


def _entry(work: Origin) -> str:
    if work.authors:
        fields = {
            "author": " and ".join(map(_author, work.authors)),
            "title": f"{{{latex(work.title)}}}",
            "year": work.year,
        }
        fields |= {"howpublished": latex(work.published)} if work.published else {}
    else:
        fields = {"title": f"{{{latex(_capital(work.name))}}}", "note": latex(work.citation)}
    fields |= {"url": work.url} if work.url else {}
    fields |= {"version": latex(work.version)}
    return _bibtex(_key(work.name), fields)


def _figure(id: str, name: str, behind: Iterable[Origin]) -> str:
    drawn = ", ".join(_capital(work.name) for work in behind)
    fields = {
        "title": f"{{{latex(name)}}}",
        "howpublished": "Figure in ⟦site⟧",
        "url": "⟦address⟧",
        "urldate": "⟦date⟧",
    }
    fields |= {"note": latex(f"Re-drawn from {drawn}")} if drawn else {}
    return _bibtex(f"figure-{id}", fields)


def _bibtex(key: str, fields: Mapping[str, str]) -> str:
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return f"@misc{{{key},\n{lines}}}"
