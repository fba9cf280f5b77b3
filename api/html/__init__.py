"""What the pages are drawn with: templates, addresses, maps, words and numbers."""
