"""The handbook generator: parse → model → check → render, with thin edges that touch the world.

Floors (a module imports only from a lower one):

0. `model`, `findings`, `languages`, `progress` - frozen values with a path and a line; `forms` - what
   a saved form must be, above the model only
1. `parse`, `rules`, `render`, `search`, `report`, `publish` - pure, and strangers to each other
2. `store`, `site`, `press`, `cache`, `today`, `exhibits` - the only ones that read content, built pages,
   what was found before, the day, and saved forms with their files, and that make print files
3. `gates` - where facts meet rules
4. `reading`, `run`, `tell` - content judged once a command, one build from its first event to its last,
   and what a person is told of it
5. `cli` and the mkdocs adapters beside this package
"""
