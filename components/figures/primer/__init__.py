"""An arrow, two clouds and a cut, on toys."""
