"""Everything importable, in layers that import one way."""

import os

# Arrow, through which pandas keeps texts, would hold 10 MB ready. It is read when Arrow is loaded.
os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")
