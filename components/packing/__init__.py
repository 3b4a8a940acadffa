"""A figure's variants as text: drawn once, kept, and sent whole to the browser."""

from components.packing.variants import Packed, pack, pack_few

__all__ = ["Packed", "pack", "pack_few"]
