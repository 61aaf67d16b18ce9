#include "report/compared_schemas.hpp"
#include "report/json_parts.hpp"
#include "report/rows.hpp"
#include "report/verification.hpp"
#include "report/verification_hints.hpp"

namespace pgmanager::report {

namespace {

using Kind = result::VerificationBase::Kind;

const char* name_of(Kind kind) {
  switch (kind) {
    case Kind::revision:
      return "revision";
    case Kind::directory:
      return "directory";
    case Kind::empty:
      return "empty";
  }
  return "";
}

Json base_of(const result::VerificationBase& base) {
  Json object{{"kind", name_of(base.kind)}};
  put(object, "name", base.name);
  put(object, "commit", base.commit);
  if (base.kind == Kind::revision) {
    object["is_chosen"] = base.is_chosen;
    object["is_head"] = base.is_head;
  }
  if (base.kind == Kind::directory) object["is_today"] = base.is_today;
  return object;
}

Json undo_of(const result::UndoProof& proof) {
  Json object{{"passed", proof.passed()}, {"exact", proof.exact}};
  object["inexact"] = array_of(proof.inexact, [](const result::InexactUndo& undo) {
    Json inexact{{"path", undo.path}, {"schemas", schemas_of(undo.schemas, before_deployment, after_undo)}};
    inexact["schemas"].erase("equal_objects");  // nearly all objects of the tree, for each file
    if (!undo.rows.tables.empty()) inexact["rows"] = rows_of(undo.rows);
    return inexact;
  });
  object["without_undo"] = proof.without_undo;
  object["failed"] = array_of(proof.failed, stopped_of);
  object["not_tried"] = proof.not_tried;
  return object;
}

}  // namespace

std::string verification_json(const result::Verification& verification, bool passed) {
  Json object{{"event", "verified"}, {"passed", passed}, {"seconds", verification.took.count()}};
  object["base"] = base_of(verification.base);
  object["deployments"] = verification.deployments;
  object["notices"] = verification.notices;
  object["hints"] = schema_hints(verification);
  for (const std::string& hint : row_hints(verification)) object["hints"].push_back(hint);
  if (verification.stopped) {
    object["stopped"] = stopped_of(*verification.stopped);
  } else {
    object["schemas"] = schemas_of(verification.schemas, result::created_title, verification.right_title());
  }
  if (verification.rows) object["rows"] = rows_of(*verification.rows);
  if (verification.undo) object["undo"] = undo_of(*verification.undo);
  return line(object);
}

}  // namespace pgmanager::report
