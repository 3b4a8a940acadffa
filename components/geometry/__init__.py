"""The mathematics of the explainer on plain arrays and counts: no files, no plots, no Streamlit."""
