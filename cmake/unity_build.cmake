option(PGMANAGER_UNITY_BUILD "Compile several sources as one (quicker from nothing, slower after an edit)" OFF)
if(PGMANAGER_UNITY_BUILD)
  set(CMAKE_UNITY_BUILD ON)
  set(CMAKE_UNITY_BUILD_BATCH_SIZE 8)
endif()

# For sources of this directory with a name in their anonymous namespace that another source of the target has, too.
function(pgmanager_compile_alone)
  set_source_files_properties(${ARGN} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
endfunction()
