"""The style sheets of what is ours on a page, for the app and for plain files alike."""

from __future__ import annotations

from pathlib import Path

HERE = Path(__file__).parent
PAGE = HERE / "page.css"  # receipts, the ledger, the debate, hints
PHONE = HERE / "phone.css"  # the illustrative exchange
