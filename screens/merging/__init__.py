"""Parts of 重複 and of merging two people: words, rows, the two side by side."""
