"""Many articles at once: what is done with each, in how many processes, and how an interrupted run continues."""
