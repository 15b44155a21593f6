"""Parts of 充足率と多様性: the lines of its tables, what each cell means, and its Excel file."""
