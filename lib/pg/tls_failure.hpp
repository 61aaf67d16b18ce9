#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace pgmanager::pg {

/// What to do about a failure of TLS, from libpq's message, because libpq does not report the cause as a value. The
/// messages are not translated, because the program sets no locale. Nothing if the message is about something else.
std::optional<std::string> tls_hint(std::string_view said);

}  // namespace pgmanager::pg
