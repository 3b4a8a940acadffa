"""The one way in which a room can fail."""


class RoomProblem(Exception):
    """What was asked cannot be done, and nothing was changed. The message is one sentence."""


class RoomBusy(RoomProblem):
    """It cannot be done at the moment: whoever asks again in a while may have it."""
