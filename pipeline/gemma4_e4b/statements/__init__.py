"""Tables of statements: what texts say, what was planned, and what this explainer judges."""
