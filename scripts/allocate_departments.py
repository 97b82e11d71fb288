"""Make the departments' pick lists; once they are filled in, allocate staff and departments."""

import bootstrap

if __name__ == "__main__":
    bootstrap.start("allocate_departments")
