#include "source/rejected_statements.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <memory>
#include <string_view>
#include <utility>

#include "base/utf8.hpp"
#include "source/file_name.hpp"
#include "source/in_parallel.hpp"
#include "source/statements.hpp"
#include "sql/syntax_check.hpp"
#include "sql/variables.hpp"

namespace pgmanager::source {

namespace {

// The parser quotes the whole rest of the file if a string has no end.
std::string reported(const sql::SyntaxError& error, const LoadedFile& file) {
  constexpr std::size_t longest = 200;
  const std::string message = base::printable(file.without_values(error.message));
  return fmt::format("PostgreSQL's parser, version {}, reports: {}", sql::parser_version(),
                     base::characters(message, 0, longest));
}

// psql leaves :name unchanged if the variable has no value, and no version of SQL allows a colon there.
std::string message_of(const sql::SyntaxError& error, const Statement& statement, const LoadedFile& file) {
  const std::size_t at = error.position > 0
                             ? base::byte_offset(statement.sql, static_cast<std::size_t>(error.position - 1))
                             : statement.sql.size();
  const auto reference = sql::read_reference(statement.sql.substr(at));
  if (!reference) return reported(error, file) + "; a later server may accept it";
  return fmt::format("variable \"{}\" is not set (--set {}), and {}", reference->name,
                     shell_word(std::string(reference->name) + "=VALUE"), reported(error, file));
}

struct Candidate {
  const SqlFile* file = nullptr;
  FileRole role = FileRole::deployment;
};

// A batch of files whose statements are parsed together, because each parser call needs its own thread.
class Batch {
 public:
  explicit Batch(const SourceTree& tree) : tree_(tree) {}

  void add(const Candidate& candidate) {
    constexpr std::size_t largest = 1024UL * 1024;  // bytes of text
    files_.push_back(std::make_unique<LoadedFile>(tree_.root, *candidate.file, candidate.role, tree_.variables));
    size_ += files_.back()->recorded_text().size();
    if (size_ >= largest) parse();
  }

  std::vector<RejectedStatement> take() {
    parse();
    return std::move(rejected_);
  }

 private:
  void parse() {
    std::vector<std::string_view> texts;
    for (const auto& file : files_) {
      for (const Statement& statement : file->statements()) texts.push_back(statement.sql);
    }
    const auto errors = sql::check_syntax(texts);
    auto error = errors.begin();
    for (const auto& file : files_) {
      const auto end = error + static_cast<std::ptrdiff_t>(file->statements().size());
      const auto first = std::find_if(error, end, [](const auto& each) { return each.has_value(); });
      if (first != end) {
        const Statement& statement = file->statements()[static_cast<std::size_t>(first - error)];
        rejected_.push_back(
            {.place = file->locate(statement, (*first)->position), .message = message_of(**first, statement, *file)});
      }
      error = end;
    }
    files_.clear();
    size_ = 0;
  }

  const SourceTree& tree_;
  std::vector<std::unique_ptr<LoadedFile>> files_;
  std::size_t size_ = 0;
  std::vector<RejectedStatement> rejected_;
};

std::vector<Candidate> candidates_in(const SourceTree& tree, const std::function<bool(const SqlFile&)>& wanted) {
  std::vector<Candidate> candidates;
  const auto add = [&](const SqlFile& file, FileRole role) {
    if (file.statements == 0 || !file.unset_variables.empty() || !wanted(file)) return;
    candidates.push_back({.file = &file, .role = role});
  };
  for (const CreateGroup& group : tree.create) {
    for (const SqlFile& file : group.files) add(file, group.repeatable ? FileRole::repeatable : FileRole::create);
  }
  for (const auto* directory : {&tree.deployments, &tree.manual_deployments, &tree.undo}) {
    for (const NumberedFile& deployment : *directory) add(deployment.file, FileRole::deployment);
  }
  for (const NumberedFile& deployment : tree.test_data) add(deployment.file, FileRole::create);
  return candidates;
}

}  // namespace

std::vector<RejectedStatement> find_rejected_statements(const SourceTree& tree,
                                                        const std::function<bool(const SqlFile&)>& wanted) {
  constexpr std::size_t files_per_part = 64;
  const std::vector<Candidate> candidates = candidates_in(tree, wanted);
  std::vector<std::vector<RejectedStatement>> parts((candidates.size() + files_per_part - 1) / files_per_part);
  in_parallel(parts.size(), 1, [&](std::size_t part) {
    Batch batch(tree);
    const std::size_t end = std::min((part + 1) * files_per_part, candidates.size());
    for (std::size_t i = part * files_per_part; i < end; ++i) batch.add(candidates[i]);
    parts[part] = batch.take();
  });
  std::vector<RejectedStatement> rejected;
  for (auto& part : parts) std::move(part.begin(), part.end(), std::back_inserter(rejected));
  return rejected;
}

}  // namespace pgmanager::source
