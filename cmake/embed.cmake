# pgmanager_embed(<target> <name> <file>...)
#
# Generates a header "<name>.hpp" with one `inline constexpr std::string_view <file stem>` per file (characters that a
# C++ name cannot have become underscores), in the namespace pgmanager::<target>::<name>. So files that are not C++ keep
# their own format in the source tree, and are part of the executable.
function(pgmanager_embed target name)
  pgmanager_generate_header(${target} ${name} embed_files.cmake FILES ${ARGN})
endfunction()

# pgmanager_embed_queries(<target> QUERIES <file.sql>... FRAGMENTS <file.sql>...)
#
# The same for queries. cmake/embed_queries.cmake says what they may contain beside SQL.
function(pgmanager_embed_queries target)
  cmake_parse_arguments(ARG "" "" "QUERIES;FRAGMENTS" ${ARGN})
  pgmanager_generate_header(${target} queries embed_queries.cmake FILES ${ARG_QUERIES} FRAGMENTS ${ARG_FRAGMENTS})
endfunction()

function(pgmanager_generate_header target name script)
  cmake_parse_arguments(ARG "" "" "FILES;FRAGMENTS" ${ARGN})
  foreach(list FILES FRAGMENTS)
    set(${list})
    foreach(file IN LISTS ARG_${list})
      cmake_path(ABSOLUTE_PATH file BASE_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR} NORMALIZE)
      list(APPEND ${list} ${file})
    endforeach()
  endforeach()
  set(header ${CMAKE_CURRENT_BINARY_DIR}/embedded/${target}/${name}.hpp)
  add_custom_command(
    OUTPUT ${header}
    COMMAND ${CMAKE_COMMAND} -DOUT=${header} -DNAMESPACE=pgmanager::${target}::${name} "-DFILES=${FILES}"
            "-DFRAGMENTS=${FRAGMENTS}" -P ${PROJECT_SOURCE_DIR}/cmake/${script}
    DEPENDS ${FILES} ${FRAGMENTS} ${PROJECT_SOURCE_DIR}/cmake/${script}
    VERBATIM)
  target_sources(pgmanager_${target} PRIVATE ${header})
  target_include_directories(pgmanager_${target} PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/embedded/${target})
endfunction()
