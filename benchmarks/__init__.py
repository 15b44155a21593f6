"""What is measured, against what; run by hand, never by the tests. See docs/benchmarks.md."""
