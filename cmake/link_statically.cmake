# Without this option the dynamic linker executes half of the instructions of a no-op run (see docs/performance.md).
# libpq and its libraries stay shared: they get security updates. Off for sanitizers, which need the shared C++ library.
option(PGMANAGER_LINK_STATICALLY "Link the program with static libraries, so that it starts faster" OFF)

get_target_property(fmt_type fmt::fmt TYPE)
if(PGMANAGER_LINK_STATICALLY AND fmt_type STREQUAL SHARED_LIBRARY AND fmt_VERSION VERSION_LESS 11)
  add_library(pgmanager_fmt STATIC cmake/fmt.cpp) # fmt 11 has other internal names
  add_library(pgmanager::fmt ALIAS pgmanager_fmt)
  target_compile_features(pgmanager_fmt PUBLIC cxx_std_20)
  target_include_directories(pgmanager_fmt SYSTEM PUBLIC $<TARGET_PROPERTY:fmt::fmt,INTERFACE_INCLUDE_DIRECTORIES>)
else()
  add_library(pgmanager::fmt ALIAS fmt::fmt)
endif()

# pgmanager_link_statically(<program>)
function(pgmanager_link_statically target)
  if(NOT PGMANAGER_LINK_STATICALLY)
    return()
  endif()
  target_link_options(${target} PRIVATE -Wl,--exclude-libs,ALL -Wl,--gc-sections)
  get_target_property(fmt_type pgmanager::fmt TYPE)
  if(NOT fmt_type STREQUAL SHARED_LIBRARY) # a shared fmt loads the shared C++ library: link only one
    target_link_options(${target} PRIVATE -static-libstdc++ -static-libgcc)
  endif()
endfunction()
