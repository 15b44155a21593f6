"""Parts of the first start: the place of the file, who works."""
