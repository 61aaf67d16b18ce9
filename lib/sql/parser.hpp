#pragma once

#include <pg_query/pg_query.pb-c.h>

#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace pgmanager::sql {

/// libpg_query is PostgreSQL's own parser (version 15) as a library. Its parse trees are recursive and it does not
/// check the stack depth: parse() must run inside on_large_stack().

struct FreeParseTree {
  void operator()(PgQuery__ParseResult* tree) const;
};
using ParseTree = std::unique_ptr<PgQuery__ParseResult, FreeParseTree>;

/// `statement` with every nested comment replaced by as many blanks: libpg_query's scanner takes quadratic time for
/// those, 17 seconds for 50,000 levels.
std::string without_nested_comments(std::string_view statement);

/// The parse tree of a text that is exactly one statement. Nothing if the parser rejects it, or if the text is longer
/// than largest_parsed or contains a NUL byte.
ParseTree parse(std::string_view statement);

/// In bytes. "1+1+1+..." has the deepest tree for its length, and libpg_query's time is quadratic in the depth: at this
/// length it takes 3 seconds and a quarter of the large stack, at ten times the length it would take minutes.
inline constexpr std::size_t largest_parsed = 100'000;

/// Runs `work` on a separate thread, whose stack is large enough for any text up to largest_parsed, and waits until it
/// ends. Rethrows what `work` throws. Throws Error (internal) if the system cannot start the thread. The stack is
/// reserved address space; only the touched part uses memory.
void on_large_stack(const std::function<void()>& work);

}  // namespace pgmanager::sql
