#pragma once

#include <optional>
#include <string_view>

namespace pgmanager::pg {

/// Why both sides do not agree on TLS.
enum class TlsFailure {
  key_open_to_others,        ///< other users may read the private key
  key_of_other_user,         ///< the private key belongs to another user
  key_does_not_fit,          ///< the private key is damaged, encrypted or of another certificate
  no_key,                    ///< there is no private key
  certificate_not_readable,  ///< of the client
  authorities_not_readable,  ///< the file with the certificates of authorities
  no_authorities,            ///< there is no such file
  server_not_trusted,        ///< no known authority signed the server's certificate, or it has expired
  other_host_name,           ///< the server's certificate is for another name
  server_without_tls,
  client_not_trusted,  ///< the server does not know the authority that signed the client's certificate
};

/// The failure in libpq's message, because libpq does not report it as a value. The messages are not translated,
/// because the program sets no locale. Nothing if the message is about something else.
std::optional<TlsFailure> tls_failure(std::string_view said);

}  // namespace pgmanager::pg
