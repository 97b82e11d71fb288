"""From a file that somebody handed in to rows: guarded, looked at twice where in doubt."""
