"""A benchmark that anyone can repeat, by `make bench`."""
