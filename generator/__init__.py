"""Turn a public body's governance, kept as YAML, into a public and an internal website."""
