# pgmanager_module(<name> SOURCES ... DEPENDS ... [PRIVATE_LIBRARIES ...])
#
# Each folder below lib/ is one module: an object library pgmanager_<name> with the alias pgmanager::<name>. All modules
# form the static library libpgmanager (see lib/CMakeLists.txt). DEPENDS names modules. ARCHITECTURE.md lists which
# module may include which; tests/architecture compares that with the #include lines.
function(pgmanager_module name)
  cmake_parse_arguments(ARG "" "" "SOURCES;DEPENDS;PRIVATE_LIBRARIES" ${ARGN})
  add_library(pgmanager_${name} OBJECT ${ARG_SOURCES})
  add_library(pgmanager::${name} ALIAS pgmanager_${name})
  target_include_directories(pgmanager_${name} PUBLIC ${PROJECT_SOURCE_DIR}/lib)
  target_compile_features(pgmanager_${name} PUBLIC cxx_std_20)
  target_link_libraries(pgmanager_${name} PRIVATE $<BUILD_INTERFACE:pgmanager_warnings> ${ARG_PRIVATE_LIBRARIES})
  foreach(dependency IN LISTS ARG_DEPENDS)
    add_dependencies(pgmanager_${name} pgmanager_${dependency})
  endforeach()
  set_property(GLOBAL APPEND PROPERTY PGMANAGER_MODULES pgmanager_${name})
endfunction()
