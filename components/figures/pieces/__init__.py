"""What several topics draw with."""
