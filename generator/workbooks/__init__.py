"""A plan as a workbook for those who own its actions, and what they wrote in it back again.

What is known stands in locked cells, what is new goes into others. A CSV file is the same table.
"""
