"""Lets `python -m generator` do what the command `governance` does."""

from generator.cli import main

main(prog_name="governance")
