"""Parts of 今日: what each number says, and what it opens."""
