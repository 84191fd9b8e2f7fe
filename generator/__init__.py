"""Turn a public body's governance, kept as YAML, into a website for the public and one for staff."""
