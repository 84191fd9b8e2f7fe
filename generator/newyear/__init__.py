"""Makes the next year of a body out of the years there are: what is carried on, and what is not."""
