"""What `convert` is made of: the Markdown dialect, sanitising, and the steps over sanitised HTML.

`library`, `needed` and `admonitions` alone know Python-Markdown, `plain` what it makes of the
plainest texts, `sanitise` alone knows nh3. Everything after them works on `tokens`, so that what an
author wrote as Markdown and as HTML is treated alike.
"""
