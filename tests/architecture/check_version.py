"""Compares VERSION with every other place that states the version.

    check_version.py [--cmake VERSION] [--program PATH]

Always: the top entry of CHANGELOG.md ("## 1.2.3 ..."). When given: the version of the CMake project, and what the
program prints for --version. Prints one line per problem; the exit status is 1 if there is one.
"""

import argparse
import pathlib
import re
import subprocess
import sys

VERSION = r"\d+\.\d+\.\d+"


def first_match(pattern, text):
    match = re.search(pattern, text, re.MULTILINE)
    return match[1] if match else None


def top_of_changelog(path):
    if not path.is_file():
        return None
    heading = first_match(r"^## +(.*)", path.read_text(encoding="utf-8")) or ""
    return first_match(rf"(?<![\w.])({VERSION})(?![\w.])", heading)


def version_of_program(path):
    run = subprocess.run([path, "--version"], capture_output=True, text=True, check=True)
    return first_match(rf"^postgres-manager ({VERSION})$", run.stdout)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--root", type=pathlib.Path, default=pathlib.Path(__file__).parents[2])
    parser.add_argument("--cmake", help="PROJECT_VERSION")
    parser.add_argument("--program", help="the built postgres-manager")
    arguments = parser.parse_args()

    version = (arguments.root / "VERSION").read_text(encoding="utf-8").strip()
    stated = {"the top entry of CHANGELOG.md": top_of_changelog(arguments.root / "CHANGELOG.md")}
    if arguments.cmake is not None:
        stated["the CMake project"] = arguments.cmake
    if arguments.program is not None:
        stated["postgres-manager --version"] = version_of_program(arguments.program)

    failed = not re.fullmatch(VERSION, version)
    if failed:
        print(f'VERSION: "{version}" is not of the form 1.2.3')
    for place, found in stated.items():
        if found != version:
            failed = True
            print(f"VERSION says {version}, {place} says {found or 'nothing'}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
