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
from components.takeaway.course.package import page_package
from pipeline.export import site
from pipeline.export.pack import DATE, files
from pipeline.export.request import ExportProblem, Request
from pipeline.export.whole import MADE_BY, file
from pipeline.progress import shown


def export(request: Request) -> str:
    """Write the package. Raises ExportProblem."""
    page = _page(request.page) if request.page else None
    with file(request.target) as part, tempfile.TemporaryDirectory() as folder:
        if page:
            part.write_bytes(page_package(page, request.study, Files(), request.base))
        else:
            write(Path(folder), request)
            pack(Path(folder), part)
        with zipfile.ZipFile(part, "a") as archive:
            archive.comment = MADE_BY.encode()
            count = len(archive.namelist())
        size = part.stat().st_size / 1e6
    return f"{request.target}: {count} files, {size:.2f} MB. Upload it as a SCORM package."


def _page(id: str) -> Entry:
    found = next((page for page in contents() if page.id == id), None)
    if found is None:
        raise ExportProblem(f"There is no page called “{id}”.")
    return found


def write(place: Path, request: Request) -> None:
    """Write what the package of the static edition holds."""
    (place / course.PAGES).mkdir()
    site.write(place / course.PAGES, request.study)
    open_to_all = [each for each in contents() if not each.hidden]
    first, last = (file_of(open_to_all[at].id) for at in (0, -1))
    for name, text in course.frame(site_title(), first, last).items():
        (place / name).write_text(text, "utf-8", newline="\n")
    listed = [path.relative_to(place).as_posix() for path in files(place)]
    text = course.manifest(f"explainer-{request.study.id}", site_title(), listed)
    (place / course.MANIFEST).write_text(text, "utf-8", newline="\n")


def pack(place: Path, target: Path) -> None:
    """Zip a folder with the manifest first, as some platforms want it."""
    every = sorted(files(place), key=lambda path: path != place / course.MANIFEST)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in shown(every, "files packed"):
            entry = zipfile.ZipInfo(path.relative_to(place).as_posix(), DATE)
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, path.read_bytes())
