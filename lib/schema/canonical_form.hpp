#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "schema/snapshot.hpp"

/// A snapshot as text: equal snapshots have equal bytes, and the text can be read back. It has one line per fact, so
/// that an ordinary diff of two snapshots is readable:
///
///     postgres-manager schema 1
///     server 150008
///     column<TAB>calendar<TAB>event<TAB>title
///     ^table<TAB>calendar<TAB>event
///      not null<TAB>yes
///      type<TAB>text
///     !pg_catalog.pg_future<TAB>future thing 1
///
/// An object is its kind and the parts of its name; "^" marks its parent, a blank an attribute, "!" an object in a
/// catalog that is not modelled. Within a field \t, \n and \\ mean TAB, line feed and backslash.
namespace pgmanager::schema {

/// Receives the text in portions.
using TextSink = std::function<void(std::string_view)>;

void write_canonical_form(const SchemaSnapshot& snapshot, const TextSink& sink);
std::string canonical_form(const SchemaSnapshot& snapshot);

/// Reads a canonical form. Throws base::Error (internal) if the text is not one, or is one of a newer version of this
/// program.
SchemaSnapshot read_canonical_form(std::string_view text);

/// SHA-256 of the canonical form without the server's version: 64 lower-case hexadecimal digits, the same for the same
/// schema on every server of one major version.
std::string fingerprint(const SchemaSnapshot& snapshot);

}  // namespace pgmanager::schema
