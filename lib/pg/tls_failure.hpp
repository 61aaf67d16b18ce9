#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace pgmanager::pg {

/// What to do about a failure of TLS, from libpq's words for it: it does not say as a value what went wrong. They are
/// not translated, because the program sets no locale. Nothing where the words are of something else.
std::optional<std::string> tls_hint(std::string_view said);

}  // namespace pgmanager::pg
