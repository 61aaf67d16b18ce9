#include "database/row_estimate.hpp"

#include "database/text_array.hpp"
#include "queries.hpp"

namespace pgmanager::database {

result::RowEstimate estimate_rows(pg::Connection& connection, const std::vector<std::string>& tables,
                                  const std::vector<std::string>& schemas) {
  const pg::Result row = connection.query(queries::estimated_rows, {written_array(tables), written_array(schemas)});
  return {.tables = row.one_row().integer(0, 0), .rows = row.integer(0, 1), .never_analyzed = row.integer(0, 2)};
}

}  // namespace pgmanager::database
