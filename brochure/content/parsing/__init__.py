"""File → its text → a tree of nodes with their places; or where YAML's grammar is broken, in plain words."""
