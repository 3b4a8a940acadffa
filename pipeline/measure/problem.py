"""What stops a measurement."""


class Unusable(Exception):
    """The input cannot be measured. The message is one sentence that says why."""
