"""Interface: the desk as people see it, in a browser on this machine.

In: a site's folder, a language, and what a person clicks and types. Out: an application that
writes bulletins through `generator.desk`. Known here alone: NiceGUI.

`application` puts the pages together; `catalogue` lists the bulletins, `writing` is the page on
which one is written; `desk.css` and `desk.js` are what the browser does by itself.
"""
