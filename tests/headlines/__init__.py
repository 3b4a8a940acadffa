"""What is said, against the tables it is said of."""
