#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "sql/lexer.hpp"
#include "sql/script.hpp"

namespace pgmanager::sql {

/// What a splitter needs to know about the current statement: whether a semicolon ends it, and whether it changes how
/// the following text is read. Receives the statement's tokens one by one; stores no text and examines only the first
/// words of most statements.
class StatementShape {
 public:
  explicit StatementShape(std::string_view text) : text_(text) {}

  /// Adds the statement's next token. Semicolons that do not end it are reported with inner_semicolon().
  void add(const Token& token) {
    if (form_ != Form::plain) look_at(token);
  }

  /// False inside the parentheses of CREATE RULE and inside a BEGIN ATOMIC body.
  bool semicolon_ends() const { return form_ != Form::atomic_body && !(form_ == Form::rule && depth_ > 0); }
  void inner_semicolon() { at_inner_start_ = true; }

  /// COPY ... FROM STDIN (or STDOUT, which PostgreSQL's grammar accepts there): rows follow the statement.
  bool reads_copy_data() const { return form_ == Form::copy_from_stdin; }

  /// The value that the statement sets standard_conforming_strings to, if it is SET, RESET or DISCARD ALL.
  std::optional<bool> standard_strings() const { return standard_strings_; }

  /// The open construct that keeps a semicolon from ending the statement.
  std::optional<Unterminated> open() const;

 private:
  enum class Form {
    unknown,          // no token yet
    create,           // CREATE [OR REPLACE] so far
    rule,             // CREATE RULE
    routine,          // CREATE FUNCTION or PROCEDURE, before BEGIN ATOMIC
    atomic_body,      // after BEGIN ATOMIC, before its END
    copy,             // COPY before its FROM
    copy_from,        // COPY ... FROM
    copy_from_stdin,  // COPY ... FROM STDIN
    set,              // SET [SESSION | LOCAL] so far
    set_name,         // SET standard_conforming_strings
    set_value,        // SET standard_conforming_strings =
    reset,            // RESET so far
    discard,          // DISCARD so far
    plain,            // the following tokens do not matter
  };

  static Form form_of(std::string_view first_word);
  static Form routine_or_rule(std::string_view word);
  void look_at(const Token& token);
  Form after(const Token& token);
  Form in_routine(const Token& token);
  Form in_atomic_body(const Token& token);
  Form in_copy(const Token& token);
  Form in_set_value(const Token& token);
  Form in_reset(const Token& token);
  void count_parentheses(const Token& token);
  bool is(const Token& token, std::string_view lower_case_word) const;
  bool names_standard_strings(const Token& token) const;

  std::string_view text_;
  Form form_ = Form::unknown;
  std::size_t depth_ = 0;             // of parentheses, in a rule and in COPY
  std::size_t opened_ = 0;            // where the outermost parenthesis or the BEGIN ATOMIC body begins
  std::optional<std::size_t> begin_;  // of the word BEGIN directly before this token
  bool at_inner_start_ = false;       // the next token is the first of a statement inside a BEGIN ATOMIC body
  std::optional<bool> standard_strings_;
};

}  // namespace pgmanager::sql
