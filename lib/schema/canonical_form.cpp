#include "schema/canonical_form.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/error.hpp"
#include "base/sha256.hpp"
#include "schema/snapshot.hpp"

namespace pgmanager::schema {

namespace {

constexpr std::string_view first_line = "postgres-manager schema 1";
constexpr std::string_view server_line = "server ";

void append_field(std::string& out, std::string_view field) {
  constexpr std::string_view special = "\t\n\\";
  for (std::size_t at = 0;;) {
    const std::size_t found = field.find_first_of(special, at);
    out.append(field, at, found - at);
    if (found == std::string_view::npos) return;
    out += field[found] == '\t' ? "\\t" : field[found] == '\n' ? "\\n" : "\\\\";
    at = found + 1;
  }
}

void append_name(std::string& out, const ObjectName& name) {
  append_field(out, name.kind);
  for (const std::string& part : name.parts) {
    out += '\t';
    append_field(out, part);
  }
  out += '\n';
}

void append_object(std::string& out, const Object& object) {
  append_name(out, object.name);
  if (object.parent) {
    out += '^';
    append_name(out, *object.parent);
  }
  for (const Attribute& attribute : object.attributes) {
    out += ' ';
    append_field(out, attribute.name);
    out += '\t';
    append_field(out, attribute.value);
    out += '\n';
  }
}

[[noreturn]] void fail(std::string_view line) {
  throw base::Error({.code = base::ErrorCode::internal,
                     .message = fmt::format("the text of a schema has a line that cannot be read: \"{}\"", line)});
}

std::string_view take_until(std::string_view& text, char end) {
  const std::size_t found = std::min(text.find(end), text.size());
  const std::string_view taken = text.substr(0, found);
  text.remove_prefix(std::min(found + 1, text.size()));
  return taken;
}

std::string read_field(std::string_view field) {
  std::string out;
  for (std::size_t at = 0; at < field.size(); ++at) {
    if (field[at] != '\\') {
      out += field[at];
      continue;
    }
    if (++at == field.size()) fail(field);
    out += field[at] == 't' ? '\t' : field[at] == 'n' ? '\n' : field[at];
  }
  return out;
}

// Any field may be empty, including the last one.
std::vector<std::string> read_fields(std::string_view line) {
  std::vector<std::string> fields;
  for (;;) {
    const std::size_t end = line.find('\t');
    fields.push_back(read_field(line.substr(0, end)));
    if (end == std::string_view::npos) return fields;
    line.remove_prefix(end + 1);
  }
}

ObjectName read_name(std::string_view line) {
  std::vector<std::string> fields = read_fields(line);
  ObjectName name{.kind = std::move(fields.front())};
  name.parts.assign(std::make_move_iterator(fields.begin() + 1), std::make_move_iterator(fields.end()));
  return name;
}

// NOLINTNEXTLINE(readability-function-size): one case per kind of line
void read_line(std::string_view line, SchemaSnapshot& snapshot) {
  if (line.empty()) fail(line);
  const std::string_view rest = line.substr(1);
  if (line.front() == '!') {
    std::vector<std::string> fields = read_fields(rest);
    if (fields.size() != 2) fail(line);
    snapshot.unmodelled.push_back({.catalog = std::move(fields[0]), .name = std::move(fields[1])});
    return;
  }
  if (line.front() != '^' && line.front() != ' ') {
    snapshot.objects.push_back({.name = read_name(line)});
    return;
  }
  if (snapshot.objects.empty()) fail(line);
  Object& object = snapshot.objects.back();
  if (line.front() == '^') {
    object.parent = read_name(rest);
    return;
  }
  std::vector<std::string> fields = read_fields(rest);
  if (fields.size() != 2) fail(line);
  object.attributes.push_back({.name = lasting_name(fields[0]), .value = std::move(fields[1])});
}

}  // namespace

void write_canonical_form(const SchemaSnapshot& snapshot, const TextSink& sink) {
  constexpr std::size_t portion = 1U << 16U;
  std::string text = fmt::format("{}\n{}{}\n", first_line, server_line, snapshot.server_version);
  for (const Object& object : snapshot.objects) {
    append_object(text, object);
    if (text.size() < portion) continue;
    sink(text);
    text.clear();
  }
  for (const UnmodelledObject& object : snapshot.unmodelled) {
    text += '!';
    append_name(text, {.kind = object.catalog, .parts = {object.name}});
  }
  sink(text);
}

std::string canonical_form(const SchemaSnapshot& snapshot) {
  std::string text;
  write_canonical_form(snapshot, [&](std::string_view portion) { text += portion; });
  return text;
}

SchemaSnapshot read_canonical_form(std::string_view text) {
  if (const std::string_view line = take_until(text, '\n'); line != first_line) fail(line);
  const std::string_view server = take_until(text, '\n');
  if (!server.starts_with(server_line)) fail(server);
  SchemaSnapshot snapshot;
  const std::string_view version = server.substr(server_line.size());
  const auto [end, error] = std::from_chars(version.data(), version.data() + version.size(), snapshot.server_version);
  if (error != std::errc() || end != version.data() + version.size()) fail(server);
  while (!text.empty()) read_line(take_until(text, '\n'), snapshot);
  return snapshot;
}

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
