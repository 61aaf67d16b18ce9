#include "verify/rename_proof.hpp"

#include <algorithm>
#include <vector>

#include "database/reload.hpp"
#include "database/snapshot.hpp"
#include "schema/identifier.hpp"
#include "schema/object_name.hpp"
#include "schema/snapshot.hpp"

namespace pgmanager::verify {

namespace {

using schema::Object;
using schema::ObjectDifference;
using schema::ObjectName;
using schema::SchemaSnapshot;
using Statements = std::vector<std::string> ObjectDifference::*;

/// A difference and the objects that it concerns: two names of one object, including its parts.
struct Candidate {
  ObjectDifference* difference = nullptr;
  std::vector<ObjectName> names;
};

bool is_about(const Object* object, const SchemaSnapshot& snapshot, const std::vector<ObjectName>& names) {
  while (object != nullptr) {
    if (std::ranges::find(names, object->name) != names.end()) return true;
    object = object->parent ? schema::find_object(snapshot, *object->parent) : nullptr;
  }
  return false;
}

// Whether the attribute is part of the object's name.
bool is_name(const schema::AttributeDifference& attribute) {
  return attribute.name == "name" || attribute.name == "identity sequence";
}

class RenameProof {
 public:
  RenameProof(pg::Connection& scratch, const std::string& history_schema, Holds holds,
              result::ComparedSchemas& compared, const schema::DiffOptions& options)
      : scratch_(scratch),
        history_schema_(history_schema),
        other_(holds == Holds::left ? compared.right : compared.left),
        own_statements_(holds == Holds::left ? &ObjectDifference::rename_left : &ObjectDifference::rename_right),
        other_statements_(holds == Holds::left ? &ObjectDifference::rename_right : &ObjectDifference::rename_left),
        options_(options) {
    for (ObjectDifference& difference : compared.differences) {
      if (!difference.rename_left.empty() || !difference.rename_right.empty()) add_candidate(difference);
    }
  }

  void run() {
    if (candidates_.empty()) return;
    const database::Trial trial(scratch_);
    const SchemaSnapshot before = read();
    run_statements(own_statements_);
    const SchemaSnapshot there = read();
    require(there, other_, own_statements_);
    require_nothing_else(before, there);
    require_free_names(there);
    run_statements(other_statements_);
    require(read(), before, other_statements_);
  }

 private:
  void add_candidate(ObjectDifference& difference) {
    Candidate candidate{.difference = &difference, .names = {}};
    for (const Object* object : {difference.left, difference.right}) {
      if (object != nullptr) candidate.names.push_back(object->name);
    }
    candidates_.push_back(std::move(candidate));
  }

  SchemaSnapshot read() {
    return database::read_snapshot(scratch_, history_schema_, database::SnapshotTransaction::open);
  }

  void run_statements(Statements statements) {
    for (Candidate& candidate : candidates_) {
      std::vector<std::string>& own = candidate.difference->*statements;
      if (!own.empty() && !database::try_statements(scratch_, own)) give_up(candidate, statements);
    }
  }

  // If the renaming is not proven, its reverse was not tested either.
  void give_up(Candidate& candidate, Statements statements) const {
    (candidate.difference->*statements).clear();
    if (statements == own_statements_) (candidate.difference->*other_statements_).clear();
  }

  void require(const SchemaSnapshot& now, const SchemaSnapshot& expected, Statements statements) {
    const std::vector<ObjectDifference> left_over = schema::diff(now, expected, options_);
    for (Candidate& candidate : candidates_) {
      const bool differs = std::ranges::any_of(left_over, [&](const ObjectDifference& each) {
        const bool about = is_about(each.left, now, candidate.names) || is_about(each.right, expected, candidate.names);
        return about && !is_known(candidate, each);
      });
      if (differs) give_up(candidate, statements);
    }
  }

  // If an object differs in more than its name, other differences remain after the renaming.
  static bool is_known(const Candidate& candidate, const ObjectDifference& left_over) {
    return candidate.difference->what == ObjectDifference::What::changed &&
           left_over.what == ObjectDifference::What::changed && std::ranges::none_of(left_over.attributes, is_name);
  }

  // If a statement changes other objects, its proof is not valid. Which statement it was is unknown, so all proofs are
  // dropped.
  void require_nothing_else(const SchemaSnapshot& before, const SchemaSnapshot& now) {
    for (const ObjectDifference& each : schema::diff(before, now, options_)) {
      const bool is_expected = std::ranges::any_of(candidates_, [&](const Candidate& candidate) {
        return is_about(each.left, before, candidate.names) || is_about(each.right, now, candidate.names);
      });
      if (is_expected) continue;
      for (Candidate& candidate : candidates_) give_up(candidate, own_statements_);
    }
  }

  // On the other side, an object that exists only there may already have the new name, or a schema that the statement
  // names may be missing.
  void require_free_names(const SchemaSnapshot& there) {
    const auto check = [&](const SchemaSnapshot& snapshot, const SchemaSnapshot& elsewhere) {
      for (const Object& object : snapshot.objects) {
        if (schema::find_object(elsewhere, object.name) == nullptr) give_up_name(schema::own_name(object.name));
      }
    };
    check(other_, there);
    check(there, other_);
  }

  void give_up_name(const std::string& name) {
    const std::string end = " " + schema::quote_identifier(name);
    for (const Candidate& candidate : candidates_) {
      std::vector<std::string>& statements = candidate.difference->*other_statements_;
      if (std::ranges::any_of(statements, [&](const std::string& each) { return each.ends_with(end); })) {
        statements.clear();
      }
    }
  }

  pg::Connection& scratch_;
  const std::string& history_schema_;
  const SchemaSnapshot& other_;
  Statements own_statements_;
  Statements other_statements_;
  const schema::DiffOptions& options_;
  std::vector<Candidate> candidates_;
};

}  // namespace

void keep_proven_renames(pg::Connection& scratch, const std::string& history_schema, Holds holds,
                         result::ComparedSchemas& compared, const schema::DiffOptions& options) {
  RenameProof(scratch, history_schema, holds, compared, options).run();
}

void drop_renames(result::ComparedSchemas& compared) {
  for (ObjectDifference& difference : compared.differences) {
    difference.rename_left.clear();
    difference.rename_right.clear();
  }
}

}  // namespace pgmanager::verify
