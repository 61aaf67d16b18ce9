#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace pgmanager::cli {

/// A file for the result of a function. It may replace an older one of its kind, but no other file: a misspelled name
/// must not overwrite a file of the tree.
struct ResultFile {
  std::filesystem::path path;
  std::string_view kind;       ///< "an HTML page"
  std::string_view beginning;  ///< how each file of this kind begins
  std::string_view argument;   ///< where it is named, for hints: "--html FILE"
};

/// The page that --html names.
ResultFile page_file(const std::filesystem::path& path);
/// The statements whose proof failed (diff --keep-unproven).
ResultFile unproven_file(const std::filesystem::path& path);
/// The file of function dump.
ResultFile dump_file(const std::filesystem::path& path);

/// Throws base::Error (usage) if the file cannot be written, or exists and is of another kind. For use before the work
/// whose result it gets; changes nothing.
void require_can_be_written(const ResultFile& file);

/// Writes the file, or leaves an older one as it is; a pipe or a device is written directly. Throws base::Error if it
/// cannot be written after all, so show the result of the work first.
void write_result(const ResultFile& file, const std::string& text);

}  // namespace pgmanager::cli
