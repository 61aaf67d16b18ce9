#pragma once

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

#include "source/sql_text.hpp"
#include "support/database_fixture.hpp"

namespace pgmanager::database {

inline source::ReadSqlFile read_deployment(const std::string& path, const std::string& text) {
  base::Findings findings;
  auto file = source::parse_sql_file(path, text, source::FileRole::deployment, {}, findings);
  EXPECT_TRUE(findings.empty());
  return file;
}

class HistoryTest : public tests::DatabaseTest {
 protected:
  std::int64_t record(history::EntryKind kind, int ordinal, history::EntryState state,
                      std::optional<history::RecordedError> error = std::nullopt) {
    return database_->record(
        {.run_id = run_id,
         .kind = kind,
         .ordinal = kind == history::EntryKind::create ? std::nullopt : std::optional(source::Ordinal(ordinal)),
         .file = &read_.file,
         .text = read_.text.text,
         .state = state,
         .statements_done = state == history::EntryState::applied ? 2 : 0,
         .seconds = 1.5,
         .error = std::move(error)});
  }

  static constexpr const char* run_id = "0f0e0d0c-0b0a-0908-0706-050403020100";
  source::ReadSqlFile read_ = read_deployment("deployment/00007-größe.sql", "SELECT 'ä'; -- why\nSELECT 2;\n");
};

/// The ordinal and the state of each row.
inline std::vector<std::string> states(const std::vector<history::Entry>& entries) {
  std::vector<std::string> out;
  for (const auto& entry : entries) {
    out.push_back(
        fmt::format("{} {}", entry.ordinal ? source::to_string(*entry.ordinal) : "-", to_string(entry.state)));
  }
  return out;
}

}  // namespace pgmanager::database
