"""Tests that look at the finished pages with a browser."""
