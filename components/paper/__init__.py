"""A page as HTML: the same article for the app, its first HTML, plain files and paper."""
