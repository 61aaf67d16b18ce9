#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <filesystem>
#include <thread>

#include "connect_fixture.hpp"
#include "pg/connect_error.hpp"
#include "support/temporary_directory.hpp"

namespace pgmanager::pg {

namespace {

using ::testing::EndsWith;
using ::testing::StartsWith;
using tests::cause_of;

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

/// Answers a client's first message on the loopback address with one letter, like a server that receives a TLS request.
class TlsAnswer {
 public:
  explicit TlsAnswer(char letter)
      : answering_([this, letter] {
          const base::OwnedFd client(::accept4(server_.socket(), nullptr, nullptr, SOCK_CLOEXEC));
          std::array<char, 64> request{};
          if (::recv(client.get(), request.data(), request.size(), 0) > 0)
            if (letter != '\0') ::send(client.get(), &letter, 1, MSG_NOSIGNAL);
          ::shutdown(client.get(), SHUT_WR);
          while (::recv(client.get(), request.data(), request.size(), 0) > 0) continue;
        }) {}
  std::string dsn(const std::string& mode) const {
    return fmt::format("host=localhost hostaddr=127.0.0.1 port={} sslmode={}", server_.port(), mode);
  }

 private:
  SilentServer server_;
  std::jthread answering_;
};

TEST_F(Connect, ExplainsAServerWithoutTls) {
  const TlsAnswer no('N');
  const auto error = failure({.dsn = no.dsn("require")});
  EXPECT_EQ(error.code, base::ErrorCode::connection);
  EXPECT_THAT(error.message, StartsWith("could not negotiate TLS with server \"localhost\", port "));
  EXPECT_THAT(error.detail, EndsWith("failed: server does not support SSL, but SSL was required"));
  EXPECT_EQ(cause_of<causes::NoConnection>(error).tls, TlsFailure::server_without_tls);
}

// A proxy closes the connection, too, if its server is not available yet: it is worth waiting for.
TEST_F(Connect, TreatsAServerThatClosesTheConnectionAsMissing) {
  for (const char* mode : {"prefer", "require", "verify-full"}) {
    const TlsAnswer nothing('\0');
    const auto error = failure({.dsn = nothing.dsn(mode) + " sslrootcert=/nonexistent"});
    EXPECT_THAT(error.message, StartsWith("could not connect to server \"localhost\", port ")) << mode;
    EXPECT_EQ(why(error), ConnectCause::no_listener);
  }
}

TEST_F(Connect, ExplainsAServerThatCannotBeTrusted) {
  const TlsAnswer yes('S');
  const auto error = failure({.dsn = yes.dsn("verify-full") + " sslrootcert=/nonexistent"});
  EXPECT_THAT(error.message, StartsWith("could not negotiate TLS with server \"localhost\", port "));
  EXPECT_THAT(error.detail, ::testing::HasSubstr("root certificate file \"/nonexistent\" does not exist"));
  EXPECT_EQ(cause_of<causes::NoConnection>(error).tls, TlsFailure::no_authorities);
}

// A self-signed certificate, valid until 2126; its key is not needed, because the mode of the key file is checked
// first.
constexpr std::string_view certificate = R"(-----BEGIN CERTIFICATE-----
MIIBdDCCARugAwIBAgIUKWsJXrtT7DbMeY3JS8dF21xZ8QkwCgYIKoZIzj0EAwIw
DzENMAsGA1UEAwwEdGVzdDAgFw0yNjExMzAxMDU2MDNaGA8yMTI2MTEwNjEwNTYw
M1owDzENMAsGA1UEAwwEdGVzdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABFKP
G3JxkRDTAK55rZZaKKRycuvBLAqBXzCXAzbefKWPPHxDObVTDg7juNThufyBG2z+
EWmLWgHIYI+F1f44FcSjUzBRMB0GA1UdDgQWBBTUACV8N7miXGR1/L4zGq5Xygd0
0TAfBgNVHSMEGDAWgBTUACV8N7miXGR1/L4zGq5Xygd00TAPBgNVHRMBAf8EBTAD
AQH/MAoGCCqGSM49BAMCA0cAMEQCIFjchZJj+jbTH7y4QMAENf6tEXvWk432An7F
thMtEHYcAiAepkKuooHR7jgUOS/rcqy/TEs8TvAWoy+Z8Uk8r8pQVw==
-----END CERTIFICATE-----
)";

TEST_F(Connect, NamesAKeyThatOthersMayRead) {
  const TlsAnswer yes('S');
  const tests::TemporaryDirectory directory;
  const std::filesystem::path key = directory.path() / "a key";
  directory.write("certificate", certificate);
  directory.write("a key", "");
  std::filesystem::permissions(key, std::filesystem::perms(0644));
  const std::string files =
      fmt::format(" sslcert='{}/certificate' sslkey='{}'", directory.path().string(), key.string());
  const auto error = failure({.dsn = yes.dsn("require") + files});
  EXPECT_THAT(error.message, StartsWith("could not negotiate TLS with server \"localhost\", port "));
  EXPECT_EQ(cause_of<causes::NoConnection>(error).tls, TlsFailure::key_open_to_others);
  EXPECT_EQ(cause_of<causes::NoConnection>(error).tls_file, key);
}

}  // namespace

}  // namespace pgmanager::pg
