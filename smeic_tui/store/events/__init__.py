"""Events: who was invited, who answered, who came, and where they sit."""
