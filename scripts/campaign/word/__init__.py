"""Word documents: the template language, the official layout (GB/T 9704-2012), merging.

Knows placeholders and paper, not campaigns; what a letter says stands in the chapters.
"""
