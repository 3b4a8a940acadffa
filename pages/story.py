"""Home: the story, the question, what is here, and where to start."""

import streamlit as st

from components.study.prose import words
from components.ui.page import open_page
from components.ui.phone import phone_chat

page = open_page("story")
beats, phone = st.columns([3, 2], gap="large")
with beats:
    page.text("hike", "promise", "refusal", "question")
with phone:
    phone_chat(words("story", "chat", page.study), words("story", "mark", page.study))
page.text("versions", "siblings")
page.figure("refusals-by-sibling")
page.text("loosely", "summary")
page.figure("prompt-waffle", parts=["title", "source"])
page.text("headline", "receipts", "start")
page.check()
page.text("contents")
page.index()
