"""A preview on this computer, made page by page as a browser asks, and a page to edit in."""
