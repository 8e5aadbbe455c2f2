"""Starting: a new site, and a new bulletin in one."""
