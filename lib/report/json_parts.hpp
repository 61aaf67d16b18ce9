#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "plan/plan.hpp"
#include "report/schema.hpp"
#include "result/outcome.hpp"
#include "result/status.hpp"
#include "result/verification.hpp"

/// Parts of the documents of json.hpp. Not for use outside lib/report.
namespace pgmanager::report {

/// Keeps the order in which members are added.
using Json = nlohmann::ordered_json;

/// The document on one line with a line end. Control characters are written as \uNNNN.
std::string line(const Json& document);

/// Adds a member unless its text is empty.
inline void put(Json& object, const char* key, const std::string& text) {
  if (!text.empty()) object[key] = text;
}
inline void put(Json& object, const char* key, const std::optional<source::Ordinal>& ordinal) {
  if (ordinal) object[key] = ordinal->value();
}

inline Json step_of(const plan::Step& step) {
  Json object{{"action", action_of(step)}, {"kind", history::to_string(step.kind)}};
  put(object, "ordinal", step.ordinal);
  object["path"] = step.file->path;
  return object;
}

inline Json holder_of(const result::LockHolder& holder) {
  Json object{{"pid", holder.pid}};
  put(object, "application_name", holder.application_name);
  put(object, "database_user", holder.database_user);
  put(object, "client", holder.client);
  put(object, "since", holder.since);
  put(object, "query", holder.query);
  if (holder.in_transaction) object["transaction_seconds"] = holder.in_transaction->count();
  put(object, "end", holder.end);
  put(object, "ended_by", holder.ended_by);
  return object;
}

template <typename Items, typename Convert>
Json array_of(const Items& items, Convert convert) {
  Json array = Json::array();
  for (const auto& item : items) array.push_back(convert(item));
  return array;
}

Json refusal_of(const plan::Refusal& refusal);
/// A row of the history.
Json entry_of(const history::Entry& entry);
Json invalid_indexes_of(const std::vector<result::InvalidIndex>& indexes, bool has_incomplete_files);

/// The documents that outcome_json and schema_json print.
Json outcome_of(const result::Outcome& outcome);
Json comparison_of(const SchemaComparison& comparison);

/// Parts of the documents of verify and drift.
Json instance_of(const result::Instance& instance);
Json stopped_of(const result::StoppedRun& stopped);
Json base_of(const result::VerificationBase& base);
Json schemas_of(const result::ComparedSchemas& schemas, const std::string& left, const std::string& right);

}  // namespace pgmanager::report
