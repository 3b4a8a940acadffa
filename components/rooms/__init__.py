"""Live rooms: a class’s anonymous guesses, before and after discussion. No Streamlit here."""
