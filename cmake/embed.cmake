# pgmanager_embed_queries(<target> <file.sql>...)
#
# Makes build/.../<target>_queries.hpp with one `inline constexpr std::string_view <file stem>` per file, so that a
# query is written, read and reviewed as SQL and still travels inside the executable.
function(pgmanager_embed_queries target)
  set(header ${CMAKE_CURRENT_BINARY_DIR}/embedded/${target}/queries.hpp)
  set(files)
  foreach(file IN LISTS ARGN)
    list(APPEND files ${CMAKE_CURRENT_SOURCE_DIR}/${file})
  endforeach()
  add_custom_command(
    OUTPUT ${header}
    COMMAND ${CMAKE_COMMAND} -DOUT=${header} "-DFILES=${files}" -P ${PROJECT_SOURCE_DIR}/cmake/embed_files.cmake
    DEPENDS ${files} ${PROJECT_SOURCE_DIR}/cmake/embed_files.cmake
    VERBATIM)
  target_sources(pgmanager_${target} PRIVATE ${header})
  target_include_directories(pgmanager_${target} PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/embedded/${target})
endfunction()
