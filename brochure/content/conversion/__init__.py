"""A tree of nodes → the structs of the content, every value checked; all problems in one run."""
