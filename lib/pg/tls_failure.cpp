#include "pg/tls_failure.hpp"

#include <algorithm>
#include <array>

namespace pgmanager::pg {

namespace {

struct Wording {
  std::string_view said;
  TlsFailure failure;
};

// The first match counts.
constexpr std::array wordings = {
    Wording{"has group or world access", TlsFailure::key_open_to_others},
    Wording{"must be owned by", TlsFailure::key_of_other_user},
    Wording{"could not load private key file", TlsFailure::key_does_not_fit},
    Wording{"private key file", TlsFailure::no_key},
    Wording{"could not read certificate file", TlsFailure::certificate_not_readable},
    Wording{"could not read root certificate file", TlsFailure::authorities_not_readable},
    Wording{"root certificate file", TlsFailure::no_authorities},
    Wording{"certificate verify failed", TlsFailure::server_not_trusted},
    Wording{"does not match host name", TlsFailure::other_host_name},
    Wording{"server does not support SSL", TlsFailure::server_without_tls},
    Wording{"alert unknown ca", TlsFailure::client_not_trusted},
};

}  // namespace

std::optional<TlsFailure> tls_failure(std::string_view said) {
  const auto* const found = std::find_if(wordings.begin(), wordings.end(), [said](const Wording& wording) {
    return said.find(wording.said) != std::string_view::npos;
  });
  return found == wordings.end() ? std::nullopt : std::optional(found->failure);
}

}  // namespace pgmanager::pg
