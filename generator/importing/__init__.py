"""Importing: from what an office has to bulletins in content/, or why it can't be one."""
