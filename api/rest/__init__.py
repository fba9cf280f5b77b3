"""The resources under ``/v1``, put in an application by ``resources``.  How to add one: ``docs/api.md``."""
