"""Statements, papers and comparisons as files to send: Word, PDF, and HTML in one file.

A document is made of the page that readers have of the same thing: what its audience may not see
is not on that page, and what is added to the page later is in the document unasked.
"""
