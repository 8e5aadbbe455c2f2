"""A Material as a text that a person can compare, for the tests of every reader."""

import os
from pathlib import Path

from generator.importing.material import Given, Material, Refusal
from generator.importing.readers import read
from generator.importing.refusals import refuse


def told(material: Material) -> str:
    """All that a Material says, one thing below another."""
    lines = [f"title: {material.title}"]
    lines += [
        f"{clue.key}{'' if clue.is_sure else '?'}: {clue.value!r} <- {clue.words}"
        for clue in material.clues
    ]
    for block in material.blocks:
        lines += ["", f"[{block.kind}{' wall' if block.is_wall else ''}]", block.text]
    lines.append("")
    lines += [
        f"file {one.name} ({len(one.data)} bytes) alt={one.alt!r} caption={one.caption!r}"
        for one in material.pictures
    ]
    lines += [f"left out: {words}" for words in material.left_out]
    lines += [
        f"{one.code}:{one.place.line}: {dict(sorted(one.values.items()))}"
        for one in material.warnings
    ]
    return "\n".join(lines).rstrip() + "\n"


def given(data: bytes, name: str, folder: Path | None = None) -> Given:
    """A file as the importer gets it."""
    where = folder or Path("/nowhere")
    return Given(path=where / name, shown=name, data=data, within=where)


def answer(data: bytes, name: str, folder: Path | None = None) -> str:
    """What becomes of a file: its Material, or the refusal of the reader or of the importer."""
    try:
        file = given(data, name, folder)
        material = read(file)
        refuse(material, file)
        return told(material)
    except Refusal as refused:
        return f"refused: {refused.problem.code} {dict(sorted(refused.problem.values.items()))}\n"


def expect(said: str, file: Path) -> None:
    """Compare what is said with a file; with BULLETIN_EXPECT=write the file is written anew."""
    if os.environ.get("BULLETIN_EXPECT") == "write":
        file.write_text(said, "utf-8", newline="\n")
    assert said == file.read_text("utf-8")
