"""Keep the standby ledger: expiry, review results, documents that end a standby."""

import bootstrap

if __name__ == "__main__":
    bootstrap.start("review_standby")
