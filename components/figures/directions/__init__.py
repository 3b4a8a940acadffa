"""Where in the stream the classes of prompts differ, and which way."""
