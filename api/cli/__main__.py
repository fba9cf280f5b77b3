"""``python -m api.cli``: the command line without its installed name."""

from api.cli.main import main

if __name__ == "__main__":  # a process that does heavy work reads this file too
    main()
