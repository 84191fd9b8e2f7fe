"""What was released, frozen and logged, and which version of a year an audience sees."""
