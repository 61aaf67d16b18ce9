#pragma once

#include <pg_query/pg_query.pb-c.h>

#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace pgmanager::sql {

/// The one door to libpg_query, PostgreSQL's own parser (version 15) as a library. Its trees are recursive, and it
/// guards no stack: parse() must run inside on_large_stack().

struct FreeParseTree {
  void operator()(PgQuery__ParseResult* tree) const;
};
using ParseTree = std::unique_ptr<PgQuery__ParseResult, FreeParseTree>;

/// `statement` with blanks in place of comments that have comments in them, one for each character: libpg_query's
/// scanner takes quadratic time for those, 17 seconds for 50,000 levels.
std::string without_nested_comments(std::string_view statement);

/// The tree of a text that is exactly one statement. Nothing if the parser rejects it, and for a text that is too long
/// for the large stack (largest_parsed) or holds a NUL byte.
ParseTree parse(std::string_view statement);

/// In bytes. The deepest tree for its length is that of "1+1+1+...", and libpg_query's time is quadratic in the depth:
/// this much of it takes 3 seconds and a quarter of the large stack, ten times as much would take minutes.
inline constexpr std::size_t largest_parsed = 100'000;

/// Runs `work` on a thread of its own whose stack takes the tree of any text up to largest_parsed, and waits for its
/// end. What `work` throws is thrown here. Throws Error (internal) if the system gives no such thread; the stack is
/// address space only, memory is used as far as it is touched.
void on_large_stack(const std::function<void()>& work);

}  // namespace pgmanager::sql
