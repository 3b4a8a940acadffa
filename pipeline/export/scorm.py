"""A package for learning platforms: python -m pipeline.export --scorm FILE.zip [--page ID]

By the standard SCORM 1.2. It holds the static edition, or one page as one file. The platform is
told where a learner is, and that all is completed when the end of the last page was seen; nothing
else.
"""

from __future__ import annotations

import tempfile
import zipfile
from pathlib import Path

from components.paper.addresses import Files, file_of
from components.study.contents import Entry, contents, site_title
from components.takeaway import course
from components.takeaway.whole import page_file
from pipeline.export import site
from pipeline.export.pack import DATE, files
from pipeline.export.request import ExportProblem, Request
from pipeline.export.whole import MADE_BY, file
from pipeline.progress import shown


def export(request: Request) -> str:
    """Write the package. Raises ExportProblem."""
    page = _page(request.page) if request.page else None
    with file(request.target) as part, tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        write(place, request, page)
        pack(place, part)
        size, count = part.stat().st_size / 1e6, len(files(place))
    return f"{request.target}: {count} files, {size:.2f} MB. Upload it as a SCORM package."


def _page(id: str) -> Entry:
    found = next((page for page in contents() if page.id == id), None)
    if found is None:
        raise ExportProblem(f"There is no page called “{id}”.")
    return found


def write(place: Path, request: Request, page: Entry | None) -> None:
    """Write what the package holds: one page, or all."""
    inner = place / course.PAGES
    inner.mkdir()
    if page:
        title, first, last = f"{page.title} · {site_title()}", file_of(page.id), file_of(page.id)
        made = page_file(page, request.study, Files(), request.base)
        (inner / first).write_text(made.text, "utf-8", newline="\n")
    else:
        open_to_all = [each for each in contents() if not each.hidden]
        title, first, last = site_title(), *(file_of(open_to_all[at].id) for at in (0, -1))
        site.write(inner, request.study)
    for name, text in course.frame(title, first, last).items():
        (place / name).write_text(text, "utf-8", newline="\n")
    listed = [path.relative_to(place).as_posix() for path in files(place)]
    id = f"explainer-{request.study.id}{f'-{page.id}' if page else ''}"
    text = course.manifest(id, title, listed)
    (place / course.MANIFEST).write_text(text, "utf-8", newline="\n")


def pack(place: Path, target: Path) -> None:
    """Zip a folder with the manifest first, as some platforms want it."""
    every = sorted(files(place), key=lambda path: path != place / course.MANIFEST)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.comment = MADE_BY.encode()
        for path in shown(every, "files packed"):
            entry = zipfile.ZipInfo(path.relative_to(place).as_posix(), DATE)
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, path.read_bytes())
