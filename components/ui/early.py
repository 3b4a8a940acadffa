"""What the head of a page names, so that its first figure appears sooner.

Plotly's script takes the longest to arrive and to run, and the first figure needs it. So the head
names it, our script and the data of that figure, before the page or Streamlit asks for them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import parse_qs

import streamlit as st

from components import blocks
from components.browser import assets, modules
from components.figures import BY_ID, Figure
from components.packing import stored
from components.study import DataProblem, load_study, study_ids
from components.ui.talk import present

SCRIPTS = Path(__file__).parent / "scripts"
AWAY, LATER = SCRIPTS / "away.js", SCRIPTS / "later.js"
STREAMLIT = Path(st.__file__).parent / "static"
BUNDLE = re.compile(r"static/(?:js|css)/[\w.-]+\.(?:js|css)")

# A script that cannot be loaded tells nobody later; gone, it is tried again by whoever needs it.
FAILED = (
    """addEventListener("error",it=>it.target.matches?.("[data-early]")&&it.target.remove(),!0)"""
)
SLASH = 'location.pathname.endsWith("/")||location.replace(location.href.replace(/[?#]|$/,"/$&"));'

# Streamlit fetches 375 kB of icons at its start; browsers fetch them where an icon is shown.
NO_ICONS_AHEAD = (
    "{const{fonts}=document,load=fonts?.load;if(load)fonts.load=function(font,text)"
    "{return font.includes('Material Symbols')?Promise.resolve([]):load.call(fonts,font,text)}}"
)


def settings(home: bool) -> str:
    """What the head of a page says to Streamlit's scripts before they run.

    The variable is Streamlit's own, though not documented: it spares a first visitor the search
    for the server, two round trips that end in a 404 on every page but the home page. All pages lie
    in one folder, so the browser knows where the server is, whatever a proxy put before it. Only
    the home page may have been asked for without the slash of its folder: then it is put there.
    """
    told = {
        "allowedOrigins": [],
        "useExternalAuthToken": False,
        "enableCustomParentMessages": False,
        "enforceDownloadInNewTab": False,
        "metricsUrl": "",
        "blockErrorDialogs": True,  # they are for developers; AWAY says to readers what they need
    }
    known = f'{{BACKEND_BASE_URL:new URL("./",location).href,HOST_CONFIG:{json.dumps(told)}}}'
    return (
        f"<script>{SLASH if home else ''}window.__streamlit={known};"
        f"{FAILED};{NO_ICONS_AHEAD}</script>"
        f"<script>{modules.classic(AWAY)}</script>"
    )


def later(tags: Iterable[str]) -> str:
    """Tags that come into the head after the first paint."""
    script = modules.classic(LATER)
    return f'<template id="later">{"".join(tags)}</template><script>{script}</script>'


def tag(name: str) -> str:
    """A script that runs when it is there; data are kept until somebody asks for them.

    Whoever needs a script that is on its way waits for it; one that fails goes, to be tried again.
    """
    if "/" in name:
        return f'<link rel="preload" as="script" href="./{assets.FOLDER}/{name}">'
    src = f'src="./{assets.FOLDER}/{name}"'
    return f'<script async data-early fetchpriority="high" {src}></script>'


def named(page: str, query: str) -> tuple[str, ...]:
    """What a page needs of ours for its first figure: Plotly, our script, and the figure's data.

    Nothing where no figure stands. Data that are not packed yet are not waited for.
    """
    asked = parse_qs(query)
    figure = first(page, asked)
    if figure is None and not (page == present.PAGE and "deck" in asked):
        return ()
    scripts = (assets.plotly_name(), assets.script_name())
    if figure is None:
        return scripts
    ids = study_ids()
    picked = asked.get("study", [""])[0]
    try:
        study = load_study(picked if picked in ids else ids[0])
        sha = stored.sha(figure, study)
    except (DataProblem, IndexError):
        return scripts
    return (*scripts, assets.figure_name(study.id, figure.id, sha)) if sha else scripts


def first(page: str, asked: dict[str, list[str]]) -> Figure | None:
    """The figure that a reader sees first: that which the address names, or that of the page."""
    picking = blocks.Picked() in blocks.blocks(page)
    said = asked.get("figure") or (asked.get("figures", [""]) if picking else [])
    for id in ",".join(said).split(","):
        if id in BY_ID:
            return BY_ID[id]
    return blocks.first(page)
