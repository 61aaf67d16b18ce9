#include "source/read_sql_files.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <iterator>
#include <mutex>
#include <thread>

#include "base/error.hpp"
#include "base/files.hpp"
#include "source/locator.hpp"
#include "source/rules.hpp"

namespace pgmanager::source {

namespace {

constexpr std::size_t files_per_thread = 32;  // fewer are read sooner than a thread starts
constexpr std::size_t most_threads = 8;

SqlFile read_one(const std::filesystem::path& root, const std::string& path, FileRole role, base::Findings& findings) {
  auto bytes = read_source_file(root, path, findings);
  if (!bytes) return {.path = path, .text = {}, .script = {}, .checksum = {}, .token_checksum = {}};
  return understand_sql(path, std::move(*bytes), role, findings);
}

// Calls work(0) to work(count - 1), each once, from some threads; the first exception ends it and is thrown on.
template <typename Work>
void in_parallel(std::size_t count, const Work& work) {
  std::atomic<std::size_t> next{0};
  std::exception_ptr failure;
  std::mutex failing;
  const auto run = [&] {
    try {
      for (std::size_t i = next++; i < count; i = next++) work(i);
    } catch (...) {
      next = count;
      const std::lock_guard lock(failing);
      if (!failure) failure = std::current_exception();
    }
  };
  {
    const std::size_t processors = std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, most_threads);
    std::vector<std::jthread> others;
    for (std::size_t i = 1; i < std::min(processors, count / files_per_thread); ++i) others.emplace_back(run);
    run();
  }
  if (failure) std::rethrow_exception(failure);
}

}  // namespace

std::optional<std::string> read_source_file(const std::filesystem::path& root, const std::string& path,
                                            base::Findings& findings) {
  try {
    return base::read_file(root / path);
  } catch (const base::Error& error) {
    findings.push_back(rules::broken(rules::file_unreadable, in_file(path), error.parts().message,
                                     "Make the file readable for the user who runs this (chmod +r)."));
    return std::nullopt;
  }
}

std::vector<SqlFile> read_sql_files(const std::filesystem::path& root, const std::vector<std::string>& paths,
                                    FileRole role, base::Findings& findings) {
  std::vector<SqlFile> files(paths.size());
  std::vector<base::Findings> findings_of(paths.size());
  in_parallel(paths.size(), [&](std::size_t i) { files[i] = read_one(root, paths[i], role, findings_of[i]); });
  for (base::Findings& some : findings_of) std::move(some.begin(), some.end(), std::back_inserter(findings));
  return files;
}

}  // namespace pgmanager::source
