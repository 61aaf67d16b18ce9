#include "source/read_sql_files.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <iterator>
#include <memory>
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

// Large files one at a time, so that their windows do not add up.
class Turns {
 public:
  std::unique_lock<std::mutex> take(std::uint64_t file_size) {
    return file_size > large_file ? std::unique_lock(mutex_) : std::unique_lock<std::mutex>();
  }

 private:
  static constexpr std::uint64_t large_file = 1024UL * 1024;
  std::mutex mutex_;
};

base::Finding unreadable(const std::string& path, const base::Error& error) {
  return rules::broken(rules::file_unreadable, in_file(path), error.parts().message,
                       "Make the file readable for the user who runs this (chmod +r).");
}

SqlFile read_one(const std::filesystem::path& root, const std::string& path, FileRole role,
                 const sql::Variables& variables, Turns& turns, base::Findings& findings) {
  try {
    const base::OpenFile opened(root / path);
    const base::FileStamp stamp = opened.stamp();
    const auto turn = turns.take(stamp.size);
    return read_sql_file(opened, stamp, path, role, variables, findings).file;
  } catch (const base::Error& error) {
    if (error.code() != base::ErrorCode::source_invalid) throw;
    findings.push_back(unreadable(path, error));
    return {.path = path, .directives = {}, .checksum = {}, .token_checksum = {}};
  }
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
    findings.push_back(unreadable(path, error));
    return std::nullopt;
  }
}

ReadSqlFile read_sql_file(const base::OpenFile& opened, const base::FileStamp& stamp, const std::string& path,
                          FileRole role, const sql::Variables& variables, base::Findings& findings) {
  ReadSqlFile read = understand_sql(path, bytes_in_file(opened, stamp.size), role, variables, findings);
  if (read.text.rows_on_disk.empty()) return read;
  // A file that changed while it was read is like no stamp that it may have later.
  const bool unchanged = opened.stamp() == stamp;
  read.file.left_on_disk = std::make_shared<const LeftOnDisk>(
      LeftOnDisk{.stamp = unchanged ? stamp : base::FileStamp{}, .rows = read.text.rows_on_disk});
  return read;
}

std::vector<SqlFile> read_sql_files(const std::filesystem::path& root, const std::vector<std::string>& paths,
                                    FileRole role, const sql::Variables& variables, base::Findings& findings) {
  std::vector<SqlFile> files(paths.size());
  std::vector<base::Findings> findings_of(paths.size());
  Turns turns;
  in_parallel(paths.size(),
              [&](std::size_t i) { files[i] = read_one(root, paths[i], role, variables, turns, findings_of[i]); });
  for (base::Findings& some : findings_of) std::move(some.begin(), some.end(), std::back_inserter(findings));
  return files;
}

}  // namespace pgmanager::source
