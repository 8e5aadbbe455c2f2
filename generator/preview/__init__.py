"""Preview: watch what a site is made of, and show what was built."""
