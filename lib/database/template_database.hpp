#pragma once

#include <string>
#include <vector>

#include "pg/connection.hpp"

namespace pgmanager::database {

/// The names of all template databases begin with this.
inline constexpr const char* template_prefix = "pgmanager_template_";

/// What of the session decides what files make: the role, which owns the objects, and settings such as search_path that
/// the connection or the role sets.
std::string session_traits(pg::Connection& connection);

/// What is known before a database is copied from a template.
struct TemplateState {
  bool exists = false;
  bool is_complete = false;  ///< false: it is being built, or its builder was killed
  std::string other_owner;   ///< a role other than the current one, which is not trusted to have built it
  bool is_taken = false;     ///< the name of the copy is that of an existing database
};
TemplateState template_state(pg::Connection& connection, const std::string& template_name, const std::string& clone);

/// Throws base::Error (refused): a database of that name exists.
[[noreturn]] void fail_name_taken(const std::string& database);

/// The last step of building a template: it belongs to the current role, and no session can connect to it any more, so
/// it can be copied at any time. Sessions that did so meanwhile (a monitoring program, a pooler) are ended, where the
/// role may.
void complete_template(pg::Connection& connection, const std::string& name);

/// Copies the database with its settings, privileges and comment. Returns false if there is no such template (any
/// more). Throws base::Error (refused) if the role may not create databases, the name is taken, or a session uses the
/// template.
bool copy_database(pg::Connection& connection, const std::string& template_name, const std::string& clone);

struct Template {
  std::string name;
  bool is_complete = false;
};
/// The templates that the role of the connection owns, the newest first.
std::vector<Template> templates(pg::Connection& connection);

/// Drops a template. Returns false if a session uses it, or copies it right now.
bool drop_template(pg::Connection& connection, const std::string& name);

}  // namespace pgmanager::database
