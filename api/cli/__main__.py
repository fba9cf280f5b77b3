"""``python -m api.cli``: the command line without its installed name."""

from api.cli.main import main

main()
