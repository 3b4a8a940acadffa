"""Tables of several models: the published runs in which one arrow was enough."""
