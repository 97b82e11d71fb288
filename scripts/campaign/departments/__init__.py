"""Two-way choice: departments' picks, the stable selection, the committee's decisions on places."""
