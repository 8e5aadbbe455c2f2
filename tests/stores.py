"""Stores as tests fill and read them: what they keep is noted, and a build ends in one word."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from generator.cache import Store, digest
from generator.encoding import Damaged


class Watched(Store):
    """A store that notes which packs are kept."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.kept: list[str] = []

    def keep_pack(self, step: str, name: str, results: Mapping[str, object]) -> None:
        self.kept.append(name)
        super().keep_pack(step, name, results)


@contextmanager
def opened(tmp_path: Path) -> Iterator[Watched]:
    """The store of one build that goes well."""
    store = Watched(tmp_path / "store.sqlite")
    yield store
    store.save()
    store.close()


def whole(data: bytes) -> dict[str, bytes]:
    """A large part under its digest."""
    return {digest(data): data}


def loaded(store: Store, *parts: bytes) -> bool:
    """Whether all of these parts are there, and whole."""
    try:
        return store.load([*map(digest, parts)]) == {digest(part): part for part in parts}
    except Damaged:
        return False
