"""How the study was planned, what is claimed, and what to measure next."""
