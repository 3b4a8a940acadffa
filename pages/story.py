"""Home: the story, the question, what is here, and where to start."""

import streamlit as st

from components.ui.page import open_page

page = open_page("story")
beats, phone = st.columns([3, 2], gap="large")
with beats:
    page.text("hike", "promise", "refusal", "question")
with phone:
    page.chat("chat", "mark")
page.text("versions", "siblings")
page.figure("refusals-by-sibling")
page.text("loosely", "summary")
page.figure("prompt-waffle", parts=["title", "menu", "source"])
page.text("headline", "conclude", "receipts", "start")
page.check()
page.text("contents")
page.index()
