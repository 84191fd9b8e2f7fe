"""What somebody newly says of an action, from what they typed to changes of the plan's file.

A workbook that comes back and the page to edit in say the same six things. Nothing that stands is
overwritten: what is new is added.
"""
