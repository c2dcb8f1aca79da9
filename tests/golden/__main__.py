"""Show how pages, index and mails differ from their golden files; `--write` replaces the files."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.golden.files import difference, kept, write
from tests.golden.letters import index, letters
from tests.golden.pages import pages
from tests.golden.plans import ingested, reported


def main(arguments: list[str]) -> int:
    """Exit status 1 where something differs and nothing was written."""
    with TemporaryDirectory() as scratch:
        tables = ingested(Path(scratch) / "tables")
        out = reported(tables, Path(scratch) / "out")
        made = {"present": pages(tables), "reports": index(out), "delivery": letters(out)}
    if "--write" in arguments:
        changed = [f"{room}: {name}" for room, each in made.items() for name in write(room, each)]
        print("\n".join(changed) or "nothing changed")
        return 0
    found = [difference(room, name, each[name]) for room, each in made.items() for name in each]
    found += [
        f"no longer made: {room}/{name}"
        for room, each in made.items()
        for name in set(kept(room)) - set(each)
    ]
    print("\n".join(filter(None, found)) or "nothing differs")
    return int(any(found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
