"""What a package for a learning platform consists of besides its pages: SCORM 1.2.

A platform finds `imsmanifest.xml`, shows `launch.html`, and is told where the learner is and when
the end was seen. The pages below `pages/` know nothing of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path
from urllib.parse import quote
from xml.sax.saxutils import quoteattr

from components.browser import modules

SCRIPT = Path(__file__).with_name("course.js")
MANIFEST, LAUNCH, CODE, PAGES = "imsmanifest.xml", "launch.html", "course.js", "pages"
LONGEST = 200  # letters of a title
HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="{id}" version="1.0" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
 xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
 xsi:schemaLocation="http://www.imsproject.org/xsd/imscp_rootv1p1p2 imscp_rootv1p1p2.xsd
 http://www.adlnet.org/xsd/adlcp_rootv1p2 adlcp_rootv1p2.xsd">
<metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata>
<organizations default="all"><organization identifier="all"><title>{title}</title>
<item identifier="only" identifierref="pages" isvisible="true"><title>{title}</title></item>
</organization></organizations>
<resources>
<resource identifier="pages" type="webcontent" adlcp:scormtype="sco" href="{launch}">
"""
FOOT = "</resource>\n</resources>\n</manifest>\n"
FRAME = """<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self' file:; \
frame-src 'self' file:; style-src 'unsafe-inline'; base-uri 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title><link rel="icon" href="data:,">
<style>html, body, iframe {{ display: block; width: 100%; height: 100%; margin: 0; border: 0 }}
</style>
<script src="{code}"></script></head>
<body data-first={first} data-last={last}>
<iframe title={named} allow="fullscreen; clipboard-write"></iframe>
<noscript><p><a href={first}>{title}</a></p></noscript></body></html>
"""


def manifest(id: str, title: str, files: Sequence[str]) -> str:
    """What is in the package, as the platform reads it; `files` are paths in it, all of them."""
    named = HEAD.format(id=id, title=escape(title[:LONGEST], quote=False), launch=LAUNCH)
    listed = "".join(f"<file href={quoteattr(quote(path))}/>\n" for path in files)
    return f"{named}{listed}{FOOT}"


def frame(title: str, first: str, last: str) -> dict[str, str]:
    """The file that the platform shows, and its script. `first` and `last` are pages by file."""
    said = {
        "title": escape(title),
        "named": quoteattr(title),
        "code": CODE,
        "last": quoteattr(last),
    }
    shown = FRAME.format(first=quoteattr(f"{PAGES}/{first}"), **said)
    return {LAUNCH: shown, CODE: modules.classic(SCRIPT)}
