"""PDF that is attached: rebuilt from what may be published of it, and all that it says."""
