"""PDF files with text in them: characters and drawn lines of each page, as :mod:`..pages` reads them."""
