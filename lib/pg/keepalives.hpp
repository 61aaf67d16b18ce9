#pragma once

struct pg_conn;

namespace pgmanager::pg {

/// Lets the kernel notice that nobody is there any more at the other end of a TCP connection: after 60 s at most, for
/// an idle connection as for one with data on the way. What the connection string says of it stays as it is
/// (keepalives, keepalives_idle, keepalives_interval, keepalives_count, tcp_user_timeout).
void set_keepalives(const pg_conn* connection);

}  // namespace pgmanager::pg
