"""方式: each way of marking, with its own files, their reading, and its points."""
