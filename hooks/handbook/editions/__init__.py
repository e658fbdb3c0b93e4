"""An edition leaves the house: packed with a hash of each file, signed, and compared when it arrives."""
