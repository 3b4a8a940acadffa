"""Which statements stand: the ledger, and a hunt for what the data do not support."""

from components.ui.page import open_page

page = open_page("claims")
page.text("opening", "how-to")
page.figure("claims-ledger")
page.text("finding", "statuses", "ledger")
page.claims()
page.text("hunt")
page.bug_hunt()
page.text("conclude")
page.check()
