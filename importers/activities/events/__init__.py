"""Events that are past: matrices of people × events, and lists of one event each."""
