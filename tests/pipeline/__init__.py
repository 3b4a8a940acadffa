"""What makes tables, checks them and measures."""
