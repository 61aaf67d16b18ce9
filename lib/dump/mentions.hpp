#pragma once

#include <set>
#include <string>
#include <vector>

namespace pgmanager::dump {

/// The words in the text of a function that the server looks up when the function is created: all of them in a function
/// in SQL, those of the declarations in PL/pgSQL, none in other languages. Folded as PostgreSQL folds names. The
/// catalog does not know what the text of a function depends on. `statements`: CREATE FUNCTION comes first.
std::set<std::string> words_checked_at_creation(const std::vector<std::string>& statements);

}  // namespace pgmanager::dump
