"""What an office, a province and the whole country cost: the first measured, the others computed.

    python -m benchmarks.scale
    python -m benchmarks.scale --bulletins 1000

An office of 4,000 bulletins (200 a year for twenty years), with our own theme and everything
switched on, is built in memory by one process. Sites of offices know nothing of one another, so
what many cost is what one costs, as many times.
"""

import argparse
import re
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.contenders import BULLETIN_FULL
from benchmarks.corpus import post
from benchmarks.measure import Usage, timed, weighed
from benchmarks.ready import Site, ready, without

OFFICES = {"an office": 1, "a province": 120, "the country": 3_600}
"""How many offices there are, from the Supreme People's Procuratorate to the counties."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """What one office's site was measured to cost."""

    bulletins: int
    cold: Usage
    again: Usage
    another: Usage
    """One bulletin more."""
    peak: float
    """Megabytes of memory, in the first build."""
    files: int
    output: float
    """Megabytes of the site."""
    kept: float
    """Megabytes of what the program remembers."""
    stages: dict[str, float]
    """What part each stage has of the first build's time."""


def main() -> None:
    """Measure an office and print all tables."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--bulletins", type=int, default=4_000)
    bulletins = parser.parse_args().bulletins
    memory = Path("/dev/shm")  # noqa: S108 - a folder of our own is made in it
    place = memory if memory.is_dir() else None
    with tempfile.TemporaryDirectory(prefix="bulletin-scale-", dir=place) as folder:
        (site,) = ready([BULLETIN_FULL], bulletins, Path(folder), Path(folder))
        office = measured(site)
    print("\n".join((*_measured_table(office), "", *_stage_table(office), "", *_computed(office))))


def measured(site: Site) -> Office:
    """Build a site again and again."""
    command = (*site.command, "--jobs", "1")
    peak = weighed(command, site.folder, site.environment).peak
    without(site, ("output", ".bulletin"))
    said = subprocess.run(
        command, cwd=site.folder, env=site.environment, check=True, capture_output=True, text=True
    ).stdout
    without(site, ("output", ".bulletin"))
    cold = timed(command, site.folder, site.environment)
    again = timed(command, site.folder, site.environment)
    site.contender.dialect.write_post(site.folder, post(site.count, site.count + 1))
    another = timed(command, site.folder, site.environment)
    return Office(
        bulletins=site.count,
        cold=cold,
        again=again,
        another=another,
        peak=peak,
        files=sum(1 for file in site.output.rglob("*") if file.is_file()),
        output=_megabytes(site.output),
        kept=_megabytes(site.folder / ".bulletin"),
        stages=_shares(said),
    )


def _shares(said: str) -> dict[str, float]:
    """Each stage's part of the time that a build says that its stages took."""
    seconds = {stage: float(took) for stage, took in re.findall(r"(\w+) (\d+\.\d+)[,;]", said)}
    return {stage: took / sum(seconds.values()) for stage, took in seconds.items()}


def _megabytes(folder: Path) -> float:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1_000_000


def _measured_table(office: Office) -> Iterator[str]:
    yield f"| Measured: an office of {office.bulletins:,} bulletins | |"
    yield "|---|---:|"
    yield f"| first build, seconds of a processor | {office.cold.cpu:.1f} |"
    yield f"| again, nothing changed | {office.again.cpu:.2f} |"
    yield f"| one bulletin more | {office.another.cpu:.2f} |"
    yield f"| memory at most, MB | {office.peak:.0f} |"
    yield f"| files of the site | {office.files:,} |"
    yield f"| megabytes of the site | {office.output:.0f} |"
    yield f"| megabytes that the program keeps | {office.kept:.0f} |"


def _stage_table(office: Office) -> Iterator[str]:
    yield "| Measured: stage of a first build | milliseconds for a bulletin | part |"
    yield "|---|---:|---:|"
    whole = office.cold.cpu / office.bulletins * 1000
    for stage, share in office.stages.items():
        yield f"| {stage} | {whole * share:.2f} | {share:.0%} |"


def _computed(office: Office) -> Iterator[str]:
    yield f"| Computed | {' | '.join(OFFICES)} |"
    yield f"|---|{'---:|' * len(OFFICES)}"
    rows = {
        "offices": 1,
        "bulletins": office.bulletins,
        "files": office.files,
        "gigabytes of the sites": office.output / 1000,
        "gigabytes that the program keeps": office.kept / 1000,
        "hours of a processor, all built for the first time": office.cold.cpu / 3600,
        "minutes with 64 processors": office.cold.cpu / 60 / 64,
        "minutes of a processor, one bulletin more in each": office.another.cpu / 60,
    }
    for name, cost in rows.items():
        yield f"| {name} | {' | '.join(_round(cost * number) for number in OFFICES.values())} |"


def _round(number: float) -> str:
    """Two digits that mean something, where there is a fraction."""
    return f"{number:,.0f}" if number >= 10 or number == int(number) else f"{number:.2g}"


if __name__ == "__main__":
    main()
