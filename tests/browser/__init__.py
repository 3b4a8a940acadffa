"""What happens in a browser, and in the scripts it runs."""
