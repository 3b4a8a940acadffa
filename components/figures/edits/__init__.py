"""What an edit of the weights does to the refusals, and the search for one."""
