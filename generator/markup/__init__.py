"""What `convert` is made of: the Markdown dialect, sanitising, and the steps over sanitised HTML.

`dialect` and `admonitions` alone know Python-Markdown, `sanitise` alone knows nh3. Everything after
them works on `tokens`, so that what an author wrote as Markdown and as HTML is treated alike.
"""
