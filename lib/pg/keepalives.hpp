#pragma once

struct pg_conn;

namespace pgmanager::pg {

/// Makes the kernel detect that the other end of a TCP connection is gone, after 60 s at most, for an idle connection
/// and for one with unacknowledged data. Settings in the connection string keep their values (keepalives,
/// keepalives_idle, keepalives_interval, keepalives_count, tcp_user_timeout).
void set_keepalives(const pg_conn* connection);

}  // namespace pgmanager::pg
