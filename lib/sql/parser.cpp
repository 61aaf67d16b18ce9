#include "sql/parser.hpp"

#include <pg_query.h>
#include <pthread.h>

#include <cstdint>
#include <exception>
#include <string>
#include <system_error>

#include "base/error.hpp"
#include "sql/lexer.hpp"

namespace pgmanager::sql {

namespace {

constexpr std::size_t stack_size = std::size_t{512} << 20;

struct Job {
  const std::function<void()>& work;
  std::exception_ptr failure;
};

void* run_job(void* argument) {
  Job& job = *static_cast<Job*>(argument);
  try {
    job.work();
  } catch (...) {
    job.failure = std::current_exception();
  }
  return nullptr;
}

struct ProtobufResult {
  PgQueryProtobufParseResult value;

  explicit ProtobufResult(const std::string& statement) : value(pg_query_parse_protobuf(statement.c_str())) {}
  ProtobufResult(const ProtobufResult&) = delete;
  ProtobufResult& operator=(const ProtobufResult&) = delete;
  ~ProtobufResult() { pg_query_free_protobuf_parse_result(value); }
};

}  // namespace

void FreeParseTree::operator()(PgQuery__ParseResult* tree) const {
  pg_query__parse_result__free_unpacked(tree, nullptr);
}

std::string without_nested_comments(std::string_view statement) {
  constexpr std::string_view opening = "/*";
  const auto has_two = [&](std::string_view text) {
    const std::size_t first = text.find(opening);
    return first != std::string_view::npos && text.find(opening, first + opening.size()) != std::string_view::npos;
  };
  std::string result;
  if (!has_two(statement)) return result = statement;
  Lexer lexer(statement);
  std::size_t done = 0;
  while (done < statement.size()) {
    const Token token = lexer.next();
    const std::string_view between = statement.substr(done, token.begin - done);
    if (has_two(between)) {
      for (const char c : between) {
        if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) result += c == '\n' || c == '\r' ? c : ' ';
      }
    } else {
      result += between;
    }
    result += token.in(statement);
    done = token.end;
    if (token.kind == TokenKind::end) break;
  }
  return result;
}

ParseTree parse(std::string_view statement) {
  if (statement.size() > largest_parsed || statement.find('\0') != std::string_view::npos) return nullptr;
  const ProtobufResult result{without_nested_comments(statement)};
  if (result.value.error != nullptr) return nullptr;
  const PgQueryProtobuf& packed = result.value.parse_tree;
  ParseTree tree(
      pg_query__parse_result__unpack(nullptr, packed.len, reinterpret_cast<const std::uint8_t*>(packed.data)));
  if (tree == nullptr || tree->n_stmts != 1 || tree->stmts[0]->stmt == nullptr) return nullptr;
  return tree;
}

void on_large_stack(const std::function<void()>& work) {
  Job job{.work = work, .failure = nullptr};
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  int error = pthread_attr_setstacksize(&attributes, stack_size);
  pthread_t thread{};
  if (error == 0) error = pthread_create(&thread, &attributes, run_job, &job);
  pthread_attr_destroy(&attributes);
  if (error != 0) {
    throw base::Error(
        {.message = "could not start a thread with a stack of 512 MB: " + std::generic_category().message(error),
         .hint = "Raise the limit on virtual memory, for example with \"ulimit -v unlimited\"."});
  }
  pthread_join(thread, nullptr);
  if (job.failure) std::rethrow_exception(job.failure);
}

}  // namespace pgmanager::sql
