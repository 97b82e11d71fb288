"""Write every Word document that the decisions taken so far allow."""

import bootstrap

if __name__ == "__main__":
    bootstrap.start("generate_notices")
