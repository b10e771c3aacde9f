"""Web pages: the document among the site's furniture."""
