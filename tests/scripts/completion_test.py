#!/usr/bin/env python3
"""Types command lines and Tab in real shells: completion_test.py PROGRAM

A script called postgres-manager passes requests for candidates on to the program, and otherwise notes its arguments: the
line as the shell has completed it.
"""

import os
import pty
import select
import shutil
import sys
import tempfile
import time
from pathlib import Path

SHELLS = {
    "bash": (["bash", "--norc", "--noprofile", "-i"],
             "bind 'set enable-bracketed-paste off'; source <(postgres-manager completion bash)"),
    "zsh": (["zsh", "-f", "-i"],
            "autoload -Uz compinit; compinit -u -d ~/dump; source <(postgres-manager completion zsh)"),
    "fish": (["fish", "--no-config", "-i"], "postgres-manager completion fish | source"),
}

# What is typed before Tab, and the arguments afterwards.
LINES = [
    ("stat", ["status"]),
    ("--function stat", ["--function", "status"]),
    ("help deploy", ["help", "deployment"]),
    ("deployment --env", ["deployment", "--environment"]),
    ("deployment --environment sta", ["deployment", "--environment", "staging"]),
    ("undo --root shop --to 0000", ["undo", "--root", "shop", "--to", "00007"]),
    ("repair --root shop --forget 00007,0", ["repair", "--root", "shop", "--forget", "00007,00007"]),
    ("status --output js", ["status", "--output", "json"]),
    ("status --output=js", ["status", "--output=json"]),
    ("import --from golang", ["import", "--from", "golang-migrate"]),
    ("new thing --group 2", ["new", "thing", "--group", "2-tables"]),
    ("status --root=sh", ["status", "--root=shop"]),
    ("status --root sh", ["status", "--root", "shop"]),
]


def read_until(descriptor, text, seconds=30):
    seen = b""
    deadline = time.monotonic() + seconds
    while text not in seen:
        ready, _, _ = select.select([descriptor], [], [], max(0, deadline - time.monotonic()))
        if not ready:
            raise TimeoutError(f"no {text!r} in {seen!r}")
        seen += os.read(descriptor, 65536)
    return seen


def make_home(directory, program):
    notes = directory / "notes"
    (directory / "bin").mkdir()
    stand_in = directory / "bin" / "postgres-manager"
    stand_in.write_text(f'#!/bin/sh\ncase $1 in __complete | completion) exec {program} "$@" ;; esac\n'
                        f'printf "%s\\n" "$@" >{notes}.new && mv {notes}.new {notes}\n')
    stand_in.chmod(0o755)
    for path, text in {
            "postgres-manager.json": '{"environments": {"staging": {}, "production": {}}}',
            "create/1-types/order.json": "{}", "create/2-tables/order.json": "{}",
            "deployment/00000-a.sql": "select 1;", "deployment/00001-b.sql": "select 1;",
            "deployment/00002-c.sql": "select 1;", "shop/deployment/00007-d.sql": "select 1;"}.items():
        (directory / path).parent.mkdir(parents=True, exist_ok=True)
        (directory / path).write_text(text)
    return notes


def complete(shell, command, setup, lines, program):
    failures = []
    with tempfile.TemporaryDirectory() as name:
        directory = Path(name).resolve()
        notes = make_home(directory, program)
        environment = {"PATH": f"{directory}/bin:/usr/bin:/bin", "HOME": str(directory), "TERM": "xterm", "LC_ALL": "C.UTF-8"}
        process, descriptor = pty.fork()
        if process == 0:
            os.chdir(directory)
            os.execvpe(command[0], command, environment)
        try:
            os.write(descriptor, f"{setup}\necho READY_$((1 + 1))\n".replace(
                "$((1 + 1))", "(math 1 + 1)" if shell == "fish" else "$((1 + 1))").encode())
            read_until(descriptor, b"READY_2")
            for typed, expected in lines:
                notes.unlink(missing_ok=True)
                os.write(descriptor, f"postgres-manager {typed}\t\n".encode())
                deadline = time.monotonic() + 10
                while not notes.exists() and time.monotonic() < deadline:
                    ready, _, _ = select.select([descriptor], [], [], 0.02)
                    if ready:
                        os.read(descriptor, 65536)
                # zsh removes the slash at the end of a directory, the others leave it.
                found = [word.removesuffix("/") for word in notes.read_text().splitlines()] if notes.exists() else None
                if found != expected:
                    failures.append(f"{shell}: {typed!r} became {found}, not {expected}")
        finally:
            os.close(descriptor)
            os.waitpid(process, 0)
    return failures


def main():
    program = Path(sys.argv[1]).resolve()
    missing = [shell for shell in SHELLS if not shutil.which(shell)]
    if missing:
        sys.exit(f"not installed: {', '.join(missing)}")
    failures = []
    for shell, (command, setup) in SHELLS.items():
        failures += complete(shell, command, setup, LINES, program)
    print("\n".join(failures) or "all lines are completed")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
