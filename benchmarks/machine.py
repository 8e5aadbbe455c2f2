"""The machine: what it is made of, in a line."""

import os
import platform
import subprocess
import sys
from pathlib import Path


def machine() -> str:
    """Processor, cores, memory, system, and the languages that the contenders run on."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    system = platform.freedesktop_os_release().get("PRETTY_NAME", platform.system())
    python = ".".join(str(part) for part in sys.version_info[:3])
    parts = (_processor(), f"{os.cpu_count()} cores", f"{memory:.0f} GB", system)
    return ", ".join((*parts, f"Linux {platform.release()}", f"Python {python}", _node()))


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()


def _node() -> str:
    try:
        said = subprocess.run(("node", "--version"), capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return "no Node.js"
    return f"Node.js {said.stdout.strip().removeprefix('v')}"
