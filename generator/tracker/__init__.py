"""A plan of actions as at a date: states, slippage and counts, worked out from histories alone."""
