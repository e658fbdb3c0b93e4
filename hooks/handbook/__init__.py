"""The handbook generator: parse → model → check → render, with thin edges that touch the world.

A module imports only from a lower floor or from its own room. The floors are the first import
contract in `pyproject.toml`; `make lint` holds them.
"""
