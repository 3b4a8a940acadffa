"""A talk in the app: its slides over the window, and the speaker's view of them."""
