"""Everything that leaves the app as plain files: a static edition, decks, stills, packs."""
