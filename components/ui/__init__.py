"""The Streamlit edge: the only part of components that knows the framework."""
