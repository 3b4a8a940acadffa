"""Everything said of a table, as HTML that needs no script: for the page of sources."""

from __future__ import annotations

from html import escape

from components.study.bundle import Study
from components.study.problem import DataProblem


def receipt(study: Study, name: str, link: str) -> str:
    """One table: its kind, meaning, provenance and columns, and `link` to download it.

    Where the table cannot be read, the reason stands in place of the download.
    """
    entry = study.entry(name)
    source = entry.provenance
    try:
        size = f"{len(study.table(name))} rows"
        download = (
            f'<p><a href="{escape(link)}" download>Download {escape(name)}.csv</a>, {size}</p>'
        )
    except DataProblem as problem:
        download = f"<p><strong>This table cannot be used.</strong> {escape(str(problem))}</p>"
    table = study.schema.get(name)
    meaning = table.meaning if table else "Not in the data dictionary."
    said = {
        "From": f"{source.origin.name}, {source.origin.version}",
        "Where in it": source.locator or f"{source.script}, seed {source.seed}",
        "What was done": source.done,
        "Reading error": source.error,
        "To keep in mind": source.caveat,
    }
    facts = "".join(
        f"<dt>{escape(term)}</dt><dd>{escape(text)}</dd>" for term, text in said.items() if text
    )
    columns = "".join(
        f"<tr><td><code>{escape(id)}</code></td><td>{escape(column.type)}</td>"
        f"<td>{escape(column.unit)}</td><td>{escape(column.meaning)}</td></tr>"
        for id, column in (table.columns.items() if table else ())
    )
    return (
        f'<details class="receipt" id="table-{escape(name)}"><summary><code>{escape(name)}</code> '
        f'<span class="kind">{escape(source.kind)}</span> {escape(meaning)}</summary>'
        f"<dl>{facts}</dl>{download}<div class='scroll'><table><thead><tr><th>Column</th>"
        "<th>Type</th><th>Unit</th><th>Meaning</th></tr></thead>"
        f"<tbody>{columns}</tbody></table></div></details>"
    )


def origins(study: Study) -> str:
    """The works that numbers are taken from, with version and licence."""
    works = {entry.provenance.origin for entry in study.entries.values()}
    items = ""
    for work in sorted(works, key=lambda work: work.name):
        link = f'<a href="{escape(work.url)}">{escape(work.url)}</a>. ' if work.url else ""
        items += (
            f"<li>{escape(work.citation)} {link}Version: {escape(work.version)}. "
            f"Licence: {escape(work.licence)}.</li>"
        )
    return f'<ul class="origins">{items}</ul>'
