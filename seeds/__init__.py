"""The data that comes with the project, in a form that people edit."""

from pathlib import Path

FOLDER = Path(__file__).parent
