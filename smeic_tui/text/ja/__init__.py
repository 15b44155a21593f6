"""Japanese: the complete catalogue, one module an area."""
