"""`python -m handbook`: the same as the command `handbook`."""

from handbook.cli import main

if __name__ == "__main__":
    main()
