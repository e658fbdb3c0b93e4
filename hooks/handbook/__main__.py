"""`python -m handbook`: the same as the command `handbook`."""

import sys

try:
    from handbook.cli import main
except ModuleNotFoundError as error:
    if not error.name or error.name.partition(".")[0] == "handbook":
        raise
    sys.stderr.write(
        f"Error: the Python package “{error.name}” is missing (type `make`, or"
        " `python -m pip install --require-hashes -r requirements.txt` in an environment of its own)\n"
    )
    sys.exit(2)

if __name__ == "__main__":
    main()
