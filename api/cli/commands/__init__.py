"""The commands of ``schakelkaart``, one module a group.

A new command is a function in a module of its own here, under ``@command(...)``, and the module is named
in ``api/cli/main.py``.
"""
