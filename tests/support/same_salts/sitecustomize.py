"""Draws the same salts in every process that has this folder in PYTHONPATH.

Python imports a module of this name before anything else.
"""

from importlib import import_module

import_module("same_salts")
