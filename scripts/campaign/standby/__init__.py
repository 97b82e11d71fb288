"""待岗: periods, the ledger, reviews, and the letters at the beginning and at the end."""
