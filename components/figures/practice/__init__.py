"""For builders and for those who run a model themselves."""
