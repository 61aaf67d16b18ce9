#include "pg/tls_failure.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace pgmanager::pg {
namespace {

using testing::HasSubstr;
using testing::Not;

// The messages are those of libpq 15 against a server with TLS.
TEST(TlsHint, FitsEachFailure) {
  const auto hint = [](const char* said) { return tls_hint(said).value_or("none"); };
  EXPECT_EQ(hint("certificate present, but not private key file \"/a b/c.key\""),
            "Correct the path of the private key in sslkey, or leave out sslcert.");
  EXPECT_EQ(hint("private key file \"/a b/c.key\" is not a regular file"),
            "Correct the path of the private key in sslkey, or leave out sslcert.");
  EXPECT_EQ(hint("private key file \"/a b/c.key\" has group or world access; file must have permissions u=rw (0600) or "
                 "less if owned by the current user, or permissions u=rw,g=r (0640) or less if owned by root"),
            "Correct the mode of the private key: chmod 600 '/a b/c.key'");
  EXPECT_EQ(hint("could not load private key file \"/tmp/other.key\": key values mismatch"),
            "Check that sslkey names the private key of the certificate in sslcert, and sslpassword its password.");
  EXPECT_THAT(hint("could not read certificate file \"/tmp/junk.crt\": no start line"), HasSubstr("path in sslcert"));
  EXPECT_EQ(hint("root certificate file \"/root/.postgresql/root.crt\" does not exist"),
            "Correct the path in sslrootcert, or put the certificate of the authority that signed the server's there.");
  EXPECT_THAT(hint("could not read root certificate file \"/tmp/junk.crt\": no certificate or crl found"),
              HasSubstr("(PEM)"));
  EXPECT_THAT(hint("SSL error: certificate verify failed"), HasSubstr("sslrootcert=FILE"));
  EXPECT_THAT(hint("server certificate for \"db.example\" does not match host name \"localhost\""),
              HasSubstr("host=NAME"));
  EXPECT_THAT(hint("server does not support SSL, but SSL was required"), HasSubstr("ssl = on"));
  EXPECT_THAT(hint("SSL error: tlsv1 alert unknown ca"), HasSubstr("ssl_ca_file"));
  EXPECT_EQ(hint("Connection refused"), "none");
}

TEST(TlsHint, TurnsTlsOffOnlyIfTheServerHasNone) {
  for (const char* said :
       {"certificate present, but not private key file \"a\"", "private key file \"a\" has group or world access",
        "root certificate file \"a\" does not exist", "SSL error: certificate verify failed",
        "server certificate for \"a\" does not match host name \"b\""}) {
    EXPECT_THAT(tls_hint(said).value_or(""), Not(HasSubstr("sslmode=prefer"))) << said;
  }
}

}  // namespace
}  // namespace pgmanager::pg
