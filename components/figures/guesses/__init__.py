"""What a class guessed: no figure of the catalogue, since its votes are in no study’s tables."""
