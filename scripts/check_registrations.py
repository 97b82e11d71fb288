"""Read the scheme, the roster and every registration; write who is eligible, and why not."""

import bootstrap

if __name__ == "__main__":
    bootstrap.start("check_registrations")
