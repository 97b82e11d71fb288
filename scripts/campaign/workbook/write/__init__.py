"""From pages to .xlsx files, the same bytes for the same content; marked copies of faulty ones."""
