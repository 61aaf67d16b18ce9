#include "pg/tls_failure.hpp"

#include <gtest/gtest.h>

namespace pgmanager::pg {
namespace {

// The messages are those of libpq 15 against a server with TLS.
TEST(TlsFailure, IsFoundInTheMessage) {
  const auto expect = [](TlsFailure expected, const char* said) { EXPECT_EQ(tls_failure(said), expected) << said; };
  expect(TlsFailure::no_key, "certificate present, but not private key file \"/a b/c.key\"");
  expect(TlsFailure::no_key, "private key file \"/a b/c.key\" is not a regular file");
  expect(TlsFailure::key_open_to_others,
         "private key file \"/a b/c.key\" has group or world access; file must have permissions u=rw (0600) or less if "
         "owned by the current user, or permissions u=rw,g=r (0640) or less if owned by root");
  expect(TlsFailure::key_of_other_user, "private key file \"/a.key\" must be owned by the current user or root");
  expect(TlsFailure::key_does_not_fit, "could not load private key file \"/tmp/other.key\": key values mismatch");
  expect(TlsFailure::certificate_not_readable, "could not read certificate file \"/tmp/junk.crt\": no start line");
  expect(TlsFailure::no_authorities, "root certificate file \"/root/.postgresql/root.crt\" does not exist");
  expect(TlsFailure::authorities_not_readable,
         "could not read root certificate file \"/tmp/junk.crt\": no certificate or crl found");
  expect(TlsFailure::server_not_trusted, "SSL error: certificate verify failed");
  expect(TlsFailure::other_host_name, "server certificate for \"db.example\" does not match host name \"localhost\"");
  expect(TlsFailure::server_without_tls, "server does not support SSL, but SSL was required");
  expect(TlsFailure::client_not_trusted, "SSL error: tlsv1 alert unknown ca");
  EXPECT_EQ(tls_failure("Connection refused"), std::nullopt);
}

}  // namespace
}  // namespace pgmanager::pg
