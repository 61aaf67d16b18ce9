"""Compares the #include lines below lib/ and app/ with the module table in ARCHITECTURE.md.

    check_includes.py [root]

The header of the table starts with | module | may use |. A module is a folder lib/<name> or app/<name>, written
"<name>" or "app/<name>"; "may use" lists modules, or contains "nothing" or "everything". Files directly in app/ may use
everything. Prints one line per problem; the exit status is 1 if there is one.
"""

import pathlib
import re
import sys

EVERYTHING = None

# The only modules that may include each third-party API.
DOORKEEPERS = {
    r"libpq-fe\.h|libpq/.*|postgres_ext\.h": {"pg"},
    r"(protobuf/)?pg_query.*\.h": {"sql"},
    r"cxxopts\.hpp": {"app/cli"},
    r"nlohmann/.*": {"source", "report", "app/cli"},
}
# snprintf and similar functions write to memory, which is allowed.
PRINTS = re.compile(
    r"std::(?:cout|cerr|clog)\b|\bfmt::print\b|(?<![\w:.>])(?:std::|::)?(?:v?f?printf|f?puts|f?putc|putchar|perror)\s*\("
)

TOKEN = re.compile(
    r"""(?P<comment>//[^\n]*|/\*.*?\*/)
    | (?P<raw>R"(?P<delimiter>[^()\\\s]{0,16})\(.*?\)(?P=delimiter)")
    | (?P<string>"(?:\\.|[^"\\\n])*")
    | (?P<character>(?<!\w)'(?:\\.|[^'\\\n])+')""",
    re.DOTALL | re.VERBOSE,
)
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(["<])([^">\n]+)[">]', re.MULTILINE)


def blank(text, kinds):
    """Replaces tokens of these kinds with blanks; line numbers do not change."""

    def replace(match):
        return re.sub(r"[^\n]", " ", match[0]) if match.lastgroup in kinds else match[0]

    return TOKEN.sub(replace, text)


def read_table(path):
    """The module table as {module: set of modules, or EVERYTHING}, and its problems."""
    if not path.is_file():
        return {}, [f"{path.name}: there is no such file; it must hold the table of the modules"]
    table, problems, inside = {}, [], False
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        cells = [cell.strip().replace("`", "") for cell in line.strip().strip("|").split("|")]
        if not line.lstrip().startswith("|"):
            inside = False
        elif [cell.lower() for cell in cells[:2]] == ["module", "may use"]:
            inside = True
        elif inside and not re.fullmatch(r":?-+:?", cells[0]):
            module, uses = cells[0].removeprefix("lib/").rstrip("/"), cells[1].lower() if len(cells) > 1 else ""
            if module in table:
                problems.append(f'{path.name}:{number}: module "{module}" is in the table twice')
            names = {name.strip().removeprefix("lib/") for name in uses.split(",")}
            table[module] = EVERYTHING if names == {"everything"} else names - {"", "nothing", "-", "–", "—"}
    if not table:
        problems.append(f"{path.name}: there is no table whose header starts with | module | may use |")
    for module, uses in table.items():
        for name in sorted((uses or set()) - table.keys()):
            problems.append(f'{path.name}: module "{module}" may use "{name}", which is not in the table')
    return table, problems


def module_of(path):
    """The module of a path relative to the root; "app" for files directly in app/, nothing for lib/<file>."""
    if path.parts[0] == "app":
        return "app" if len(path.parts) == 2 else f"app/{path.parts[1]}"
    return path.parts[1] if len(path.parts) > 2 else None


def resolve(root, source, name):
    """The file of the project that an #include "name" means; nothing for generated and foreign headers."""
    for folder in ("lib", "app", ".", source.parent):
        candidate = (root / folder / name).resolve()
        if candidate.is_file() and candidate.is_relative_to(root):
            relative = candidate.relative_to(root)
            return relative if relative.parts[0] in ("lib", "app") else None
    return None


def check_source(root, source, table, arrows):
    """What is wrong in one file; adds what it uses to `arrows`, a set of (module, module)."""
    text = (root / source).read_text(encoding="utf-8")
    module = module_of(source)
    if module is None:
        return [f"{source}: belongs to no module; move it into a folder below lib/"]
    problems = []

    def report(match_start, sentence):
        problems.append(f"{source}:{text.count(chr(10), 0, match_start) + 1}: {sentence}")

    for match in INCLUDE.finditer(blank(text, {"comment", "raw", "delimiter"})):
        name = match[2]
        for pattern, keepers in DOORKEEPERS.items():
            if re.fullmatch(pattern, name) and module not in keepers:
                report(match.start(), f"only {' and '.join(sorted(keepers))} may include {name}")
        used = resolve(root, source, name)
        target = module_of(used) if used else None
        if target is None or target == module:
            continue
        arrows.add((module, target))
        allowed = table.get(module, EVERYTHING)  # a module missing in the table is reported once, by check()
        if allowed is not EVERYTHING and target not in allowed:
            report(match.start(), f'module "{module}" may not use "{target}" ({name})')

    if source.parts[0] == "lib":
        code = blank(text, {"comment", "raw", "delimiter", "string", "character"})
        for match in PRINTS.finditer(code):
            report(match.start(), f"lib/ prints nothing, but here is {match[0].rstrip('( ')}")
    return problems


def check(root):
    root = root.resolve()
    table, problems = read_table(root / "ARCHITECTURE.md")
    sources = sorted(
        path.relative_to(root)
        for folder in ("lib", "app")
        for path in (root / folder).rglob("*")
        if path.suffix in (".cpp", ".hpp", ".h")
    )
    arrows = set()
    for source in sources:
        problems += check_source(root, source, table, arrows)
    if not table:
        return problems

    modules = {module_of(source) for source in sources} - {None, "app"}
    for module in sorted(modules - table.keys()):
        problems.append(f'ARCHITECTURE.md: module "{module}" is missing in the table')
    for module in sorted(table.keys() - modules):
        problems.append(f'ARCHITECTURE.md: module "{module}" is in the table, but has no source')
    for module in sorted(modules & table.keys()):
        for target in sorted((table[module] or set()) & table.keys()):
            if (module, target) not in arrows:
                problems.append(f'ARCHITECTURE.md: module "{module}" may use "{target}", but does not')
    return problems


def main():
    root = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else pathlib.Path(__file__).parents[2]
    problems = check(root)
    for problem in problems:
        print(problem)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
