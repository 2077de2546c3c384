"""An SVG file → its shapes; what would print otherwise than it was drawn is refused, with the line it stands at."""
