#include "verify/named_server.hpp"

#include <fmt/format.h>

#include "pg/connect_error.hpp"

namespace pgmanager::verify {

namespace {

std::string first_hint(const pg::ConnectError& error) {
  constexpr std::string_view invalid_catalog_name = "3D000";
  if (error.parts().sqlstate == invalid_catalog_name) return "Name an existing database.";
  switch (error.cause()) {
    case pg::ConnectCause::no_listener:
    case pg::ConnectCause::no_answer:
      return "Check that the server runs and that the connection string is right.";
    case pg::ConnectCause::not_ready:
      return "Try again in a moment.";
    default:
      return error.parts().hint;
  }
}

// A hint that ends with a command has no full stop.
std::string joined(std::string sentence, const std::string& next) {
  if (sentence.empty() || next.empty()) return sentence + next;
  if (!sentence.ends_with('.')) sentence += '.';
  return sentence + " " + next;
}

}  // namespace

std::unique_ptr<pg::Connection> connect(const pg::ConnectOptions& options, const NamedServer& named,
                                        const base::StopSignal& stop) {
  try {
    return std::make_unique<pg::Connection>(options, stop);
  } catch (const pg::ConnectError& error) {
    base::Error::Parts parts = error.parts();
    parts.message = fmt::format("could not use {}: {}", named.option, parts.message);
    parts.hint = joined(first_hint(error), named.way_out);
    throw base::Error(std::move(parts));
  }
}

}  // namespace pgmanager::verify
