# Installs libpgmanager for other projects: find_package(pgmanager), then link pgmanager::pgmanager (docs/library.md).

# The interface of the library: these headers, and what they include. The others belong to its sources.
set(interface base/version.hpp cluster/private_server.hpp execute/run.hpp execute/server_wait.hpp execute/status.hpp
              plan/planner.hpp report/json.hpp report/text.hpp source/source_tree.hpp verify/drift.hpp verify/verify.hpp)
install(CODE "set(from \"${PROJECT_SOURCE_DIR}/lib\")
set(to \"\${CMAKE_INSTALL_PREFIX}/${CMAKE_INSTALL_INCLUDEDIR}/pgmanager\")
set(headers ${interface})" COMPONENT development)
install(SCRIPT ${PROJECT_SOURCE_DIR}/cmake/install_headers.cmake COMPONENT development)

set(package ${CMAKE_INSTALL_LIBDIR}/cmake/pgmanager)
install(TARGETS pgmanager EXPORT pgmanager ARCHIVE COMPONENT development)
install(EXPORT pgmanager NAMESPACE pgmanager:: FILE pgmanager-targets.cmake DESTINATION ${package}
        COMPONENT development)
# The first version that the library must not be linked with: the next major version.
foreach(dependency fmt pg_query)
  string(REGEX MATCH "^[0-9]+" major_of_${dependency} "${${dependency}_VERSION}")
  math(EXPR after_${dependency} "${major_of_${dependency}} + 1")
endforeach()
include(CMakePackageConfigHelpers)
configure_package_config_file(${PROJECT_SOURCE_DIR}/cmake/pgmanager-config.cmake.in
  ${PROJECT_BINARY_DIR}/pgmanager-config.cmake INSTALL_DESTINATION ${package}
  NO_SET_AND_CHECK_MACRO)
# Before 1.0 each minor version may change the interface.
write_basic_package_version_file(${PROJECT_BINARY_DIR}/pgmanager-config-version.cmake
  COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/pgmanager-config.cmake
              ${PROJECT_BINARY_DIR}/pgmanager-config-version.cmake
              ${PROJECT_SOURCE_DIR}/cmake/Findpg_query.cmake
        DESTINATION ${package} COMPONENT development)
