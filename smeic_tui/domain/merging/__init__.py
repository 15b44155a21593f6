"""Two records of one person made one: what stays, what is asked, and where the rest is kept."""
