"""A live class: its three places, and what they ask the server. None of it needs Streamlit."""
