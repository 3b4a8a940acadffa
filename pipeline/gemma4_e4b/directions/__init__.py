"""Tables of directions: how far classes lie apart, layer by layer, and how directions turn."""
