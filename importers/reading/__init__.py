"""From a file of any kind to sheets of cells, in a process of its own."""
