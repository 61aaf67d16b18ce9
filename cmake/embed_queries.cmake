# Writes the header OUT with the text of each query of FILES. FRAGMENTS are texts that queries contain.
#
# A query names its parameters as psql names the values of its variables: :'path'. Here they get their numbers, and the
# header gets a struct with a member for each of them, so that a call that leaves one out does not compile. A query with
# a single parameter may write $1 instead. :name stands for the text of the fragment name.sql, as in psql after
# \set name `cat fragments/name.sql`.
cmake_policy(SET CMP0007 NEW)

# Replaces :name in the text by the fragments of that name.
function(insert_fragments file text_name)
  set(text "${${text_name}}")
  string(REGEX MATCHALL "[ (\n]:[a-z_]+" uses "${text}")
  list(TRANSFORM uses REPLACE "^[ (\n]:" "")
  list(REMOVE_DUPLICATES uses)
  foreach(name IN LISTS uses)
    if(NOT DEFINED fragment_${name})
      message(FATAL_ERROR "${file}: there is no fragment \"${name}\"")
    endif()
    string(REGEX REPLACE "([ (\n]):${name}([^a-z_])" "\\1@fragment@\\2" text "${text}")
    string(REPLACE "@fragment@" "${fragment_${name}}" text "${text}")
  endforeach()
  set(${text_name} "${text}" PARENT_SCOPE)
endfunction()

# Replaces :'name' in the text by $1, $2, ... and returns the names in this order.
function(number_parameters file text_name names_name)
  set(text "${${text_name}}")
  if(text MATCHES "[$][2-9]")
    message(FATAL_ERROR "${file}: a query with more than one parameter must name them: :'path'")
  endif()
  string(REGEX MATCHALL ":'[a-z_]+'" uses "${text}")
  list(REMOVE_DUPLICATES uses)
  set(names)
  set(number 0)
  foreach(use IN LISTS uses)
    math(EXPR number "${number} + 1")
    string(REPLACE "${use}" "$${number}" text "${text}")
    string(REGEX REPLACE "[:']" "" name "${use}")
    list(APPEND names ${name})
  endforeach()
  set(${text_name} "${text}" PARENT_SCOPE)
  set(${names_name} "${names}" PARENT_SCOPE)
endfunction()

# "last_row" -> "LastRow"
function(type_name query result_name)
  set(result)
  string(REPLACE "_" ";" words "${query}")
  foreach(word IN LISTS words)
    string(SUBSTRING "${word}" 0 1 first)
    string(SUBSTRING "${word}" 1 -1 rest)
    string(TOUPPER "${first}" first)
    string(APPEND result "${first}${rest}")
  endforeach()
  set(${result_name} "${result}" PARENT_SCOPE)
endfunction()

function(write_parameters query names content_name)
  type_name(${query} type)
  set(members)
  set(moved)
  foreach(name IN LISTS names)
    string(APPEND members "  Parameter ${name};\n")
    list(APPEND moved "std::move(${name})")
  endforeach()
  list(JOIN moved ", " moved)
  set(${content_name} "${${content_name}}
struct ${type}Parameters {
${members}
  operator pg::Parameters() && { return in_order(${moved}); }
};
" PARENT_SCOPE)
endfunction()

foreach(file IN LISTS FRAGMENTS)
  get_filename_component(name ${file} NAME_WE)
  file(READ ${file} text)
  string(REGEX REPLACE "^(--[^\n]*\n)+" "" text "${text}")  # what the file says about itself
  string(STRIP "${text}" fragment_${name})
endforeach()

set(content "// Made by cmake/embed_queries.cmake.
#pragma once

#include <string_view>
#include <utility>

#include \"database/parameter.hpp\"

namespace ${NAMESPACE} {
")
set(all)
foreach(file IN LISTS FILES)
  get_filename_component(name ${file} NAME_WE)
  file(READ ${file} text)
  insert_fragments(${file} text)
  number_parameters(${file} text names)
  string(APPEND content "\ninline constexpr std::string_view ${name} = R\"__file(${text})__file\";\n")
  if(names)
    write_parameters(${name} "${names}" content)
  endif()
  string(APPEND all "    {\"${name}\", ${name}},\n")
endforeach()
string(APPEND content "
/// For tests: the name and the text of each query.
inline constexpr std::pair<std::string_view, std::string_view> all[] = {
${all}};

}  // namespace ${NAMESPACE}
")
file(WRITE ${OUT} "${content}")
