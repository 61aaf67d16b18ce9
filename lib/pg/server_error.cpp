#include "pg/server_error.hpp"

namespace pgmanager::pg {

ServerError::ServerError(ServerMessage message)
    : base::Error({.code = base::ErrorCode::sql,
                   .message = message.message,
                   .detail = message.detail,
                   .hint = message.hint,
                   .sqlstate = message.sqlstate}),
      message_(std::move(message)) {}

}  // namespace pgmanager::pg
