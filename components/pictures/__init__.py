"""Pictures of figures, made once and committed, and the cards that are made of them."""
