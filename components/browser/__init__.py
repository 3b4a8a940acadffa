"""What runs in the browser, for the app and for plain files alike: no Streamlit here."""
