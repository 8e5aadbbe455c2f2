"""Desk: what stands below the browser editor: plain functions and values, no interface.

In: a site's folder and what a person asked for. Out: texts, values and files that were written, or
problems. Everything that people see is made elsewhere, with the signatures below. Paths are source
paths below the site's root (`content/posts/2022/a/index.md`); a `text` is a file's text exactly as
it is on the disk, with its byte order mark and its line ends.

`splice`: the front matter changes, and nothing else of the file.
    values_of(text, matter=PostMatter) -> dict[str, Any]
        By canonical key; texts, ints, bools, lists, dicts. Raises Unspliceable (`.problems`).
    splice(text, changes, matter=PostMatter) -> str
        `changes`: value by dotted path (`meeting.presided_by.0.roles`); None removes.
        Raises Unspliceable; then nothing changes.
    body_of(text) -> str; with_body(text, body) -> str
        The body with plain line ends, and the text with another body.
    retyped(text, plain) -> str
        The text with other words as a whole, its line ends and its mark kept.

`shelf`: files of content/.
    open_file(root, path) -> Opened (path, text, stamp); raises Forbidden, SiteError, OSError
    save(root, path, text, stamp, base=None) -> Saved (stamp)
            | Conflict (mine, theirs, stamp, merged | None)
        `stamp` is the one that the text was opened with; "" for a file that is new. `base` is the
        text as it was opened: with it changes to different lines are merged.
    undo(root, path, stamp) -> Opened | Conflict | None (nothing is kept)
        Puts back what stood before the last save; `stamp` as of now.
    undoable(root, path) -> bool

`recovery`: unsaved texts outlive a crash.
    Keeper(root, path, tab, stamp): .typed(text), .flush(at_once=False) (call it every second),
        .forget(stamp=None)
    found(root) -> tuple[Unsaved, ...] (path, tab, stamp, text, when); discard(root, unsaved)

`listing`: the bulletins of a site.
    list_posts(root, store, clock) -> Listing (entries, pages, registries, problems); `store` is
        Store(root / STORE)
    searched(entries, words, status=, column=, office=, lang=) -> tuple[Entry, ...]

`form`: the fields of a post, from the schema.
    fields_of(matter, words, lang="en") -> tuple[Field, ...] (path, key, label, description, input,
        required, choices, fields, example)
    field_at(fields, path) -> Field | None; without(fields, paths) -> tuple[Field, ...]
    value_at(values, path) -> Any, of what `values_of` gives
    changes_between(before, after) -> dict[str, Any], for `splice`
    field_of(problem, fields) -> str, the path of the field that a problem belongs to; "" for none
    iso_of(written) -> str, a date as a picker needs it

`completion`: what a field is completed from.
    choices_of(config, lang) -> Choices (offices, departments by office, people, tags, topics,
        columns), each a Choice (id, name, names); the browser looks for what is typed in `names`

`kinds`: a new bulletin from a template of its kind.
    KINDS -> tuple[Kind, ...] (id, label and body by language, asked, given); kind_named(id)
    asked_of(id) -> tuple[str, ...], the fields that it asks for
    begin(root, kind, answers, lang, today, config) -> New (path, text); to be saved with stamp ""
        `answers`: values by dotted path. Raises ValueError, Unspliceable.

`pasting`: what the clipboard holds.
    markdown_of(html, text) -> str

`pictures`: a picture that was dropped.
    store(root, post, name, data) -> str, its name beside the post; raises Forbidden, SiteError,
        OSError
    markdown_for(src, alt, credit="", caption="") -> str

`history`: git.
    state_of(root, path) -> State (kind: none, unchanged, changed, new, ignored, conflicted)
    commit(root, paths, message) -> str, the commit's short name; raises Forbidden, NotCommitted
        (reason, words)

`page`: the real page of one unsaved text.
    Proofs(root): .folder, .show(path, text) -> Proof (folder, base_path, address, problems,
        elsewhere, is_shown), .close()
        Raises Forbidden, ChildProcessError. Slow the first time, as the first build of a preview.
"""
