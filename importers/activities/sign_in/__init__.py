"""Lines of a paper sign-in sheet that wait until somebody says whose they are."""
