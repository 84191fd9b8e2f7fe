"""Units made whole, each by itself and in any process, and kept as long as they stay the same."""
