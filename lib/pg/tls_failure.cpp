#include "pg/tls_failure.hpp"

#include <array>

#include "base/shell_word.hpp"

namespace pgmanager::pg {

namespace {

struct TlsFailure {
  std::string_view said;
  std::string_view hint;
};

// The first match counts. "%" is replaced by the file that libpq names, quoted for the shell.
constexpr std::array failures = {
    TlsFailure{"has group or world access", "Correct the mode of the private key: chmod 600 %"},
    TlsFailure{"must be owned by", "Make the file that sslkey names belong to the user who runs this."},
    TlsFailure{"could not load private key file",
               "Check that sslkey names the private key of the certificate in sslcert, and sslpassword its password."},
    TlsFailure{"private key file", "Correct the path of the private key in sslkey, or leave out sslcert."},
    TlsFailure{
        "could not read certificate file",
        "Correct the path in sslcert: it names the client's certificate, which the user who runs this can read."},
    TlsFailure{"could not read root certificate file",
               "Correct the path in sslrootcert, or the file: it has the certificate of the authority that signed the "
               "server's (PEM), and the user who runs this can read it."},
    TlsFailure{"root certificate file",
               "Correct the path in sslrootcert, or put the certificate of the authority that signed the server's "
               "there."},
    TlsFailure{
        "certificate verify failed",
        "Name the certificate of the authority that signed the server's: sslrootcert=FILE. The server's may also "
        "have expired."},
    TlsFailure{"does not match host name",
               "Connect by a name that is in the server's certificate (host=NAME, with hostaddr=ADDRESS where the name "
               "leads elsewhere), or give the server a certificate for this name. sslmode=verify-ca does not compare "
               "names."},
    TlsFailure{"server does not support SSL",
               "Turn TLS on in the server (ssl = on), or, where the network is trusted, connect without it: "
               "sslmode=prefer."},
    TlsFailure{
        "alert unknown ca",
        "Name a client's certificate that the server trusts (sslcert, sslkey), or have the authority that signed "
        "it added to ssl_ca_file of the server."},
};

std::string file_in(std::string_view said) {
  const std::size_t begin = said.find('"');
  const std::size_t end = said.rfind('"');
  return begin < end ? std::string(said.substr(begin + 1, end - begin - 1)) : "";
}

}  // namespace

std::optional<std::string> tls_hint(std::string_view said) {
  for (const TlsFailure& failure : failures) {
    if (said.find(failure.said) == std::string_view::npos) continue;
    std::string hint(failure.hint);
    if (hint.ends_with('%')) hint.replace(hint.size() - 1, 1, base::shell_word(file_in(said)));
    return hint;
  }
  return std::nullopt;
}

}  // namespace pgmanager::pg
