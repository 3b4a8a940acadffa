"""The same checks in three engines: Chromium, Firefox and WebKit."""
