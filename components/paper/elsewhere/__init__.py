"""What an edition says of itself to others: search engines, and sites that show a figure of it."""
