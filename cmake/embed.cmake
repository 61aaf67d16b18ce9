# pgmanager_embed(<target> <name> <file>...)
#
# Generates a header "<name>.hpp" with one `inline constexpr std::string_view <file stem>` per file (characters that a C++ name cannot have become underscores), in the namespace
# pgmanager::<target>::<name>. So files that are not C++ keep their own format in the source tree, and are part of the
# executable.
function(pgmanager_embed target name)
  set(header ${CMAKE_CURRENT_BINARY_DIR}/embedded/${target}/${name}.hpp)
  set(files)
  foreach(file IN LISTS ARGN)
    cmake_path(ABSOLUTE_PATH file BASE_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR} NORMALIZE)
    list(APPEND files ${file})
  endforeach()
  add_custom_command(
    OUTPUT ${header}
    COMMAND ${CMAKE_COMMAND} -DOUT=${header} -DNAMESPACE=pgmanager::${target}::${name} "-DFILES=${files}"
            -P ${PROJECT_SOURCE_DIR}/cmake/embed_files.cmake
    DEPENDS ${files} ${PROJECT_SOURCE_DIR}/cmake/embed_files.cmake
    VERBATIM)
  target_sources(pgmanager_${target} PRIVATE ${header})
  target_include_directories(pgmanager_${target} PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/embedded/${target})
endfunction()

# pgmanager_embed_queries(<target> <file.sql>...)
function(pgmanager_embed_queries target)
  pgmanager_embed(${target} queries ${ARGN})
endfunction()
