"""Everything importable, in four layers that import one way: geometry, study, figures, ui."""
