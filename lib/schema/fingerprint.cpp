#include "schema/fingerprint.hpp"

#include "base/sha256.hpp"
#include "schema/canonical_form.hpp"

namespace pgmanager::schema {

std::string fingerprint(const SchemaSnapshot& snapshot) {
  base::Sha256 sha256;
  int lines_passed_over = 0;
  write_canonical_form(snapshot, [&](std::string_view text) {
    for (; lines_passed_over < 2; ++lines_passed_over) text.remove_prefix(text.find('\n') + 1);
    sha256.add(text);
  });
  return sha256.hex();
}

}  // namespace pgmanager::schema
