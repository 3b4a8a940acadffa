"""A package of one page, made in memory."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from components.paper.addresses import Addresses, file_of
from components.study import Study
from components.study.contents import Entry
from components.takeaway import course
from components.takeaway.whole import page_file

DATE = (1980, 1, 1, 0, 0, 0)  # the first that a zip file can hold


def page_package(page: Entry, study: Study, web: Addresses, base: str = "") -> bytes:
    """A page with its figures as a ZIP; `web` and `base` as `whole.page_file` has them."""
    made, name = page_file(page, study, web, base), file_of(page.id)
    files = {f"{course.PAGES}/{name}": made.text, **course.frame(made.title, name, name)}
    id = f"explainer-{study.id}-{page.id}"
    return zipped({course.MANIFEST: course.manifest(id, made.title, list(files)), **files})


def zipped(files: Mapping[str, str], comment: str = "") -> bytes:
    """Files as a ZIP, which has the same bytes each time."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.comment = comment.encode()
        for path, text in files.items():
            entry = zipfile.ZipInfo(path, DATE)
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, text)
    return made.getvalue()
