"""Text → sentences → words → syllables → school grades."""
