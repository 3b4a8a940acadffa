"""Tables of refusals: who refuses what, how that is counted, and what edits change of it."""
