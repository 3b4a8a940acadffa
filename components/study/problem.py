"""The one way in which data can fail."""


class DataProblem(Exception):
    """A file the app needs is missing or wrong. The message is a sentence that names it."""


class NotInStudy(DataProblem):
    """The study does not carry this table. No error: some studies are smaller."""
