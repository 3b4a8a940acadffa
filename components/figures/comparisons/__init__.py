"""What the siblings hold fixed, and how their difference may be explained."""
