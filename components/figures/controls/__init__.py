"""The reader’s choices, shared by all figures: the same name always means the same thing."""
