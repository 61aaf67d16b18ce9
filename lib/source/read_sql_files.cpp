#include "source/read_sql_files.hpp"

#include <algorithm>
#include <iterator>
#include <memory>
#include <mutex>

#include "base/error.hpp"
#include "base/files.hpp"
#include "source/in_parallel.hpp"
#include "source/locator.hpp"
#include "source/rules.hpp"
#include "source/text_checksum.hpp"
#include "source/text_encoding.hpp"

namespace pgmanager::source {

namespace {

constexpr std::size_t files_per_thread = 32;  // fewer are read faster than a thread starts

constexpr std::uint64_t large_file = 1024UL * 1024;

// Large files are read one at a time, so that their windows in memory do not add up.
class Turns {
 public:
  std::unique_lock<std::mutex> take(std::uint64_t file_size) {
    return file_size > large_file ? std::unique_lock(mutex_) : std::unique_lock<std::mutex>();
  }

 private:
  std::mutex mutex_;
};

base::Finding unreadable(const std::string& path, const base::Error& error) {
  return rules::broken(rules::file_unreadable, in_file(path), error.parts().message,
                       "Make the file readable for the user who runs this (chmod +r).");
}

void read_one(const std::filesystem::path& root, const FileToRead& to_read, const sql::Variables& variables,
              Turns& turns, base::Findings& findings) {
  SqlFile& file = *to_read.file;
  const std::string path = file.path;
  file = listed_file(path);
  try {
    const base::OpenFile opened(root / path);
    const base::FileStamp stamp = opened.stamp();
    const auto turn = turns.take(stamp.size);
    file = read_sql_file(opened, stamp, path, to_read.role, variables, findings).file;
  } catch (const base::Error& error) {
    if (error.code() != base::ErrorCode::source_invalid) throw;
    findings.push_back(unreadable(path, error));
  }
}

// A byte order mark does not count; text in another encoding gets a checksum that no file in place has.
void read_checksum(const std::filesystem::path& root, SqlFile& file) {
  try {
    const base::OpenFile opened(root / file.path);
    const std::uint64_t size = opened.stamp().size;
    if (size > large_file) return;
    std::string bytes(size + 1, '\0');
    bytes.resize(opened.read_at(0, bytes.data(), bytes.size()));
    file.checksum = text_checksum(std::string_view(bytes).substr(EncodingCheck().begin(bytes)));
    file.depth = Depth::text;
  } catch (const base::Error&) {
    return;  // read_sql_files will report why
  }
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
  ReadSqlFile read = parse_sql_file(path, bytes_in_file(opened, stamp.size), role, variables, findings);
  if (read.text.rows_on_disk.empty()) return read;
  // If the file changed while it was read, an empty stamp is stored, which matches no later one.
  const bool unchanged = opened.stamp() == stamp;
  read.file.left_on_disk = std::make_shared<const LeftOnDisk>(
      LeftOnDisk{.stamp = unchanged ? stamp : base::FileStamp{}, .rows = read.text.rows_on_disk});
  return read;
}

SqlFile listed_file(std::string path) {
  SqlFile file;
  file.path = std::move(path);
  file.depth = Depth::name;
  return file;
}

void read_sql_files(const std::filesystem::path& root, const std::vector<FileToRead>& files,
                    const sql::Variables& variables, base::Findings& findings) {
  std::vector<base::Findings> findings_of(files.size());
  Turns turns;
  in_parallel(files.size(), files_per_thread,
              [&](std::size_t i) { read_one(root, files[i], variables, turns, findings_of[i]); });
  for (base::Findings& some : findings_of) std::move(some.begin(), some.end(), std::back_inserter(findings));
}

void read_checksums_of(const std::vector<SqlFile*>& files, const std::filesystem::path& root) {
  in_parallel(files.size(), files_per_thread, [&](std::size_t i) { read_checksum(root, *files[i]); });
}

}  // namespace pgmanager::source
