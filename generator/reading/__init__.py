"""Files to plain data in which every value knows its file and line."""
