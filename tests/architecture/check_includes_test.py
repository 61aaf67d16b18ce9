"""Proves that check_includes can fail: each test breaks a small tree that is in order in one way."""

import pathlib
import tempfile
import unittest

import check_includes

TABLE = """# Architecture

| module | may use | what it is |
| --- | --- | --- |
| `base` | nothing | text |
| `pg` | `base` | libpq |
| `app/cli` | everything | command line |
"""
IN_ORDER = {
    "ARCHITECTURE.md": TABLE,
    "lib/base/text.hpp": '#include "base/line.hpp"\n#include <string>\n',
    "lib/base/line.hpp": '// not std::cout, no #include "pg/result.hpp"\nauto s = "printf()"; void f() { snprintf(s); }\n',
    "lib/pg/result.hpp": '#include <libpq-fe.h>\n\n#include "base/text.hpp"\n#include "generated.hpp"\n',
    "app/cli/run.cpp": '#include "pg/result.hpp"\n#include <cxxopts.hpp>\n',
    "app/main.cpp": '#include "cli/run.cpp"\nint main() { printf("done"); }\n',
}


class CheckIncludes(unittest.TestCase):
    def check(self, **changes):
        """The problems of the tree in order with some files changed; a file that is None is left out."""
        with tempfile.TemporaryDirectory() as directory:
            for name, text in (IN_ORDER | changes.get("files", {})).items():
                path = pathlib.Path(directory, name)
                path.parent.mkdir(parents=True, exist_ok=True)
                if text is not None:
                    path.write_text(text, encoding="utf-8")
            return check_includes.check(pathlib.Path(directory))

    def test_a_tree_in_order_has_no_problem(self):
        self.assertEqual(self.check(), [])

    def test_an_arrow_that_is_not_in_the_table_is_a_problem(self):
        self.assertEqual(
            self.check(files={"lib/base/up.cpp": '\n#include "pg/result.hpp"\n'}),
            ['lib/base/up.cpp:2: module "base" may not use "pg" (pg/result.hpp)'],
        )

    def test_an_arrow_hidden_in_a_relative_path_is_a_problem(self):
        self.assertEqual(
            self.check(files={"lib/base/up.cpp": '#include "../pg/result.hpp"\n'}),
            ['lib/base/up.cpp:1: module "base" may not use "pg" (../pg/result.hpp)'],
        )

    def test_a_table_arrow_that_nobody_uses_is_a_problem(self):
        self.assertEqual(
            self.check(files={"lib/pg/result.hpp": "#include <libpq-fe.h>\n"}),
            ['ARCHITECTURE.md: module "pg" may use "base", but does not'],
        )

    def test_a_module_missing_in_the_table_is_a_problem(self):
        self.assertEqual(
            self.check(files={"lib/plan/plan.hpp": ""}), ['ARCHITECTURE.md: module "plan" is missing in the table']
        )

    def test_a_table_row_without_a_module_is_a_problem(self):
        self.assertEqual(
            self.check(files={"ARCHITECTURE.md": TABLE + "| `plan` | nothing | |\n"}),
            ['ARCHITECTURE.md: module "plan" is in the table, but has no source'],
        )

    def test_a_missing_table_is_a_problem(self):
        self.assertIn(
            "ARCHITECTURE.md: there is no such file; it must hold the table of the modules",
            self.check(files={"ARCHITECTURE.md": None}),
        )
        self.assertIn(
            "ARCHITECTURE.md: there is no table whose header starts with | module | may use |",
            self.check(files={"ARCHITECTURE.md": "# Architecture\n"}),
        )

    def test_going_past_a_doorkeeper_is_a_problem(self):
        self.assertEqual(
            self.check(files={"app/cli/query.cpp": "#include <libpq-fe.h>\n#include <pg_query.h>\n"}),
            [
                "app/cli/query.cpp:1: only pg may include libpq-fe.h",
                "app/cli/query.cpp:2: only sql may include pg_query.h",
            ],
        )

    def test_printing_in_lib_is_a_problem(self):
        self.assertEqual(
            self.check(files={"lib/base/say.cpp": 'void f() {\n  std::printf("x");\n  std::cerr << 1\'000 << \'"\';\n}\n'}),
            [
                "lib/base/say.cpp:2: lib/ prints nothing, but here is std::printf",
                "lib/base/say.cpp:3: lib/ prints nothing, but here is std::cerr",
            ],
        )

    def test_a_file_outside_of_all_modules_is_a_problem(self):
        self.assertEqual(
            self.check(files={"lib/all.hpp": ""}), ["lib/all.hpp: belongs to no module; move it into a folder below lib/"]
        )


if __name__ == "__main__":
    unittest.main()
