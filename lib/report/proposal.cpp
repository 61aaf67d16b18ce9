#include "report/proposal.hpp"

#include <fmt/format.h>

#include "base/utf8.hpp"
#include "diff/changes.hpp"
#include "report/compared_schemas.hpp"
#include "report/json_parts.hpp"
#include "report/text.hpp"
#include "schema/object_name.hpp"

namespace pgmanager::report {

namespace {

using diff::Refusal;
using diff::Statement;
using result::Proposal;
using result::ProposedFile;

std::string name_of(const schema::ObjectName& object) {
  return object.kind.empty() ? "" : base::printable(schema::with_kind(object));
}

// Several statements about one object have one line that names it.
std::string statements_text(const std::vector<Statement>& statements, const Style& style) {
  std::string text;
  const Statement* last = nullptr;
  for (const Statement& each : statements) {
    if (last == nullptr || last->object != each.object || last->reason != each.reason) {
      text +=
          fmt::format("  {}  {}\n", style.strong(name_of(each.object)), style.faint(fmt::format("({})", each.reason)));
    }
    std::string hazards;
    if (each.effects.loses_data) hazards += style.bad("  loses data");
    if (each.effects.rewrites) hazards += "  rewrites the table";
    if (each.effects.scans) hazards += "  reads the whole table";
    text += fmt::format("{};{}\n", indented_lines(base::printable_lines(each.sql)), hazards);
    last = &each;
  }
  return text;
}

std::string files_text(const Proposal& proposal, Tense tense, const Style& style) {
  std::string text;
  for (const ProposedFile& file : proposal.files) {
    text += fmt::format("{} {}{}\n", tense == Tense::done ? "wrote" : "would write", base::printable(file.path),
                        file.reason.empty() ? "" : "  " + style.faint(fmt::format("({})", file.reason)));
    text += statements_text(file.statements, style);
  }
  return text;
}

std::string refusals_text(const Proposal& proposal, const Style& style) {
  std::string text = fmt::format("no statements lead to {} for:\n", base::printable(proposal.after));
  for (const Refusal& each : proposal.refusals) {
    text += fmt::format("  {}: {}\n", style.strong(name_of(each.object)), base::printable(each.reason));
  }
  return text + fmt::format("  {} Write these changes by hand: postgres-manager new NAME\n", style.strong("hint:"));
}

std::string closing_line(const Proposal& proposal, Tense tense, const Style& style) {
  const std::string took = duration_text(proposal.took);
  if (proposal.stopped || !proposal.refusals.empty())
    return fmt::format("diff: {}, in {}\n", style.bad("nothing was written"), took);
  if (!proposal.is_proven()) {
    return fmt::format("diff: {}, in {}\n",
                       style.bad("the statements do not lead to the new schema, nothing was written"), took);
  }
  if (proposal.has_nothing_to_write()) {
    return fmt::format("diff: nothing to write, {} and {} {}, in {}\n", base::printable(proposal.after),
                       base::printable(proposal.before), style.good("lead to the same schema"), took);
  }
  if (proposal.files.empty()) return fmt::format("diff: {}, in {}\n", style.bad("nothing was written"), took);
  const std::string proven = fmt::format("proven to lead to {}{}", base::printable(proposal.after),
                                         proposal.withheld.empty() ? "" : " with what was not written");
  std::size_t statements = 0;
  for (const ProposedFile& each : proposal.files) statements += each.statements.size();
  return fmt::format("diff: {} in {} {}, {}, in {}\n", count_text(statements, "statement", "statements"),
                     count_text(proposal.files.size(), "file", "files"),
                     tense == Tense::done ? "written" : "would be written", style.good(proven), took);
}

std::string withheld_text(const Proposal& proposal, const Style& style) {
  if (proposal.withheld.empty()) return "";
  return fmt::format("{} (add --allow data-loss to write it):\n", style.bad("not written, because it loses data")) +
         statements_text(proposal.withheld, style);
}

Json statement_of(const Statement& statement) {
  Json hazards = Json::array();
  if (statement.effects.loses_data) hazards.push_back("data-loss");
  if (statement.effects.rewrites) hazards.push_back("rewrite");
  if (statement.effects.scans) hazards.push_back("scan");
  return Json{{"sql", statement.sql},
              {"object", name_of(statement.object)},
              {"reason", statement.reason},
              {"hazards", std::move(hazards)}};
}

}  // namespace

std::string proposal_text(const Proposal& proposal, Tense tense, const Style& style) {
  std::string text;
  if (!proposal.refusals.empty()) text += refusals_text(proposal, style);
  if (proposal.is_proven()) text += files_text(proposal, tense, style) + withheld_text(proposal, style);
  text += closing_line(proposal, tense, style);
  if (tense == Tense::done && proposal.is_proven() && !proposal.files.empty()) {
    text += "next: read it, then see what would run: postgres-manager deployment --dry-run\n";
  }
  return text;
}

std::string proposal_failure_text(const Proposal& proposal, const Style& style) {
  if (proposal.stopped) return stopped_text(*proposal.stopped, proposal.files.empty() ? "build" : "run", style);
  if (proposal.failure) return error_text(*proposal.failure, style);
  if (proposal.left_over.differences.empty()) return "";
  return schema_text(side_by_side(proposal.left_over, proposal.after, "the result of the statements"), style);
}

std::string proposal_notices(const Proposal& proposal, const Style& style) {
  // That only uncommitted changes count is usual here.
  const std::string of_base = proposal.base.is_head || !proposal.has_base ? "" : base_notice_text(proposal.base, style);
  return of_base + notices_text(proposal.notices);
}

std::string proposal_json(const Proposal& proposal, Tense tense, bool passed) {
  Json object{{"event", "proposed"},
              {"dry_run", tense == Tense::would_be},
              {"passed", passed},
              {"proven", proposal.is_proven()},
              {"seconds", proposal.took.count()}};
  object["before"] = proposal.before;
  object["after"] = proposal.after;
  if (proposal.has_base) object["base"] = base_of(proposal.base);
  object["deployments"] = proposal.deployments;
  object["notices"] = proposal.notices;
  object["files"] = array_of(proposal.files, [](const ProposedFile& file) {
    Json each{{"path", file.path}, {"text", file.text}};
    put(each, "reason", file.reason);
    each["statements"] = array_of(file.statements, statement_of);
    return each;
  });
  object["withheld"] = array_of(proposal.withheld, statement_of);
  object["refusals"] = array_of(proposal.refusals, [](const Refusal& each) {
    return Json{{"object", name_of(each.object)}, {"reason", each.reason}};
  });
  if (proposal.stopped) object["stopped"] = stopped_of(*proposal.stopped);
  if (proposal.failure) {
    object["failure"] = Json{{"message", proposal.failure->what()}, {"detail", proposal.failure->parts().detail}};
  }
  if (!proposal.left_over.differences.empty()) {
    object["left_over"] = schemas_of(proposal.left_over, proposal.after, "the result of the statements");
  }
  return line(object);
}

}  // namespace pgmanager::report
