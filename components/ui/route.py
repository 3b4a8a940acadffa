"""A route through the pages: where the reader is on it, the ways on, and all routes at once."""

from __future__ import annotations

from html import escape
from urllib.parse import urlencode

import streamlit as st

from components.study.contents import contents
from components.study.routes import Place, Route, place, routes
from components.ui import frame
from components.ui.pages import named

KEPT = ("theme", "predict")  # go along on a route; depth, study and room do so anyway


def current() -> Place | None:
    """The place that the URL names."""
    return place(st.query_params.get("route"), st.query_params.get("at"))


def bar(page: str) -> None:
    """At the top of a page on a route: which step this is, what to do, the steps before and after.

    Somebody who has strayed from the route finds the way back.
    """
    here = current()
    if here is None:
        return
    with st.container(width=frame.TEXT, key="route"):
        if here.step.page != page:
            _link(here, f"Back to “{here.route.title}”, step {here.number}")
            return
        step = here.step
        st.markdown(
            f"**{here.route.title}**, step {here.number} of {len(here.route.steps)}, about "
            f"{_minutes(step.minutes)}. {step.do}"
        )
        with st.container(horizontal=True):
            _ways(here)


def onward(page: str) -> None:
    """At the end of a page on a route: the next step."""
    here = current()
    if here is None or here.step.page != page:
        return
    with st.container(width=frame.TEXT, key="route-end"):
        if here.moved(1):
            with st.container(horizontal=True):
                _ways(here)
        else:
            st.markdown(f"This is the end of “{here.route.title}”.")


def overview() -> None:
    """Every route with its steps, and a link to begin."""
    for route in routes():
        with st.container(width=frame.TEXT):
            st.markdown(f"### {route.title}")
            st.markdown(f"{route.who} About {_minutes(route.minutes)}.")
            _link(Place(route, 1), "Begin this route →")
            st.html(_table(route))


def _ways(here: Place) -> None:
    before, after = here.moved(-1), here.moved(1)
    if before:
        _link(before, f"← {_title(before)}")
    if after:
        _link(after, f"Next: {_title(after)} →")


def _link(to: Place, label: str) -> None:
    kept = {name: value for name in KEPT if (value := st.query_params.get(name)) is not None}
    st.page_link(named(to.step.page), label=label, query_params={**kept, **to.query})


def _title(to: Place) -> str:
    return next(page.title for page in contents() if page.id == to.step.page)


def _address(to: Place) -> str:
    """The step as a path beside that of a page."""
    home = contents()[0].id
    path = "." if to.step.page == home else to.step.page
    return escape(f"{path}?{urlencode(to.query)}")


def _minutes(count: int) -> str:
    return f"{count} minute{'s' if count != 1 else ''}"


def _table(route: Route) -> str:
    """The steps as a table: page, minutes, what to do."""
    rows = "".join(
        f"<tr><th scope='row'>{number}. <a href='{_address(Place(route, number))}'>"
        f"{escape(_title(Place(route, number)))}</a></th>"
        f"<td>{step.minutes} min</td><td>{escape(step.do)}</td></tr>"
        for number, step in enumerate(route.steps, 1)
    )
    return (
        "<table class='steps'><thead><tr><th>Page</th><th>Time</th><th>What to do</th></tr>"
        f"</thead><tbody>{rows}</tbody></table>"
    )
