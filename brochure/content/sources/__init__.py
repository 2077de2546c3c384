"""The mappings of `references` and the citations in reading order → the numbered, formatted sources."""
