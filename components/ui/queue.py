"""Runs of the script take turns, so that a full room waits for as short as can be.

Threads share one interpreter. Three hundred runs side by side all end late, and switching between
them costs more than they do; one after the other the first ends at once and the last no later.
"""

from __future__ import annotations

import threading

# More than one, since a run may wait for a file or a database.
turn = threading.BoundedSemaphore(2)
