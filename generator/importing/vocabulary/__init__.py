"""Vocabulary: the words by which the importer knows what a line or a sentence says.

Tables alone, for the people who correct them; the code that uses them is in the recognisers. Each
entry is a piece of a regular expression: a space stands for itself, while `.`, `(` and `?` have to
be meant. English is compared without case where the recognisers say so.
"""
