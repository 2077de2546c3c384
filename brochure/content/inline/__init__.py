"""Text as typed → its paragraphs of runs: strong, emphasis, links, citations; every other character as it is."""
