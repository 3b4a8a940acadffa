"""Tables of toys: all that is planted in simulated figures."""
