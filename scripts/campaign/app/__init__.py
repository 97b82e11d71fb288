"""The shell round a step: command line, window, the run of one step, the sample."""
