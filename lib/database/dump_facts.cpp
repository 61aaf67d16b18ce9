#include "database/dump_facts.hpp"

#include "database/safe_path.hpp"
#include "queries.hpp"

namespace pgmanager::database {

std::vector<std::string> extensions_with_usual_comment(pg::Connection& connection) {
  return ask(connection, queries::usual_extension_comments).one_column();
}

std::vector<std::string> unfilled_views(pg::Connection& connection) {
  return ask(connection, queries::unfilled_views).one_column();
}

}  // namespace pgmanager::database
