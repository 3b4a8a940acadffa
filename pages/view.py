"""A chosen set of figures, as a link names them."""

from components.blocks import Picked

BLOCKS = (Picked(),)
