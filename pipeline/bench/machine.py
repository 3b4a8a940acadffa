"""How busy the machine is, and what one process has used. Reads /proc, so Linux only."""

from __future__ import annotations

import os
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


def memory(pid: int) -> float:
    """Resident memory of a process in MB (10^6 bytes)."""
    status = Path(f"/proc/{pid}/status").read_text()
    kib = next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS:"))
    return int(kib) * 1024 / 1e6


def cpu(pid: int) -> float:
    """Processor time of a process so far, in seconds."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


class Busy:
    """Share of all cores that was busy between two moments, whoever used them."""

    def __init__(self) -> None:
        self.total, self.idle = self._now()

    @staticmethod
    def _now() -> tuple[int, int]:
        times = [int(part) for part in Path("/proc/stat").read_text().split("\n")[0].split()[1:9]]
        return sum(times), times[3] + times[4]

    def share(self) -> float:
        """Since this was made; 1 means that no core was ever idle."""
        total, idle = self._now()
        return 1 - (idle - self.idle) / max(1, total - self.total)
