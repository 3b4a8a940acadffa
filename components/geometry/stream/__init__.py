"""The residual stream: clouds of points in it, and the matrices that write to it."""
