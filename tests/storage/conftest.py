"""The sample run once, as `checking/` has it."""

from checking.conftest import finished as finished
from checking.conftest import finished_once as finished_once
