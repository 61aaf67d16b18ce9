#include "database/row_estimate.hpp"

#include "database/text_array.hpp"
#include "queries.hpp"

namespace pgmanager::database {

result::RowEstimate estimate_rows(pg::Connection& connection, const std::vector<std::string>& tables,
                                  const std::vector<std::string>& schemas) {
  const pg::Result rows = connection.query(
      queries::estimated_rows,
      queries::EstimatedRowsParameters{.tables = written_array(tables), .schemas = written_array(schemas)});
  const pg::Row row = rows.one_row();
  return {.tables = row["tables"].integer(),
          .rows = row["rows"].integer(),
          .never_analyzed = row["never_analyzed"].integer()};
}

}  // namespace pgmanager::database
