"""PDF with a text layer: lines with boxes, ruled tables, running heads."""
