"""Lists on the screen: what pages with one have in common, the lines of people, and their views."""
