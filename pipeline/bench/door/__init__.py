"""How long honest readers wait beside one client who asks too much."""
