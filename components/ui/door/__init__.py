"""The door: nobody who asks much locks out others."""

from components.ui.door.clients import client, trusted
from components.ui.door.letting import Door

__all__ = ["Door", "client", "trusted"]
