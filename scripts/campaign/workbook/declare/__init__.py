"""What a sheet holds: row classes, kinds of cells, pages; the one source for reader and writer."""
