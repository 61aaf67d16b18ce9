# Half of a run that finds nothing to do was the dynamic linker's work (see docs/performance.md). libpq and what it needs
# stay shared: they are what security updates are for. Not for sanitizers, which want the shared C++ library.
option(PGMANAGER_LINK_STATICALLY "Link the program with static libraries where that makes it start quicker" OFF)
if(PGMANAGER_LINK_STATICALLY)
  # fmt 11 has other names inside.
  get_target_property(fmt_type fmt::fmt TYPE)
  if(fmt_type STREQUAL SHARED_LIBRARY AND fmt_VERSION VERSION_LESS 11)
    add_library(pgmanager_fmt STATIC cmake/fmt.cpp)
    add_library(pgmanager::fmt ALIAS pgmanager_fmt)
    target_compile_features(pgmanager_fmt PUBLIC cxx_std_20)
    target_include_directories(pgmanager_fmt SYSTEM PUBLIC
                               $<TARGET_PROPERTY:fmt::fmt,INTERFACE_INCLUDE_DIRECTORIES>)
  endif()
endif()
if(NOT TARGET pgmanager::fmt)
  add_library(pgmanager::fmt ALIAS fmt::fmt)
endif()

# pgmanager_link_statically(<program>)
function(pgmanager_link_statically target)
  if(PGMANAGER_LINK_STATICALLY)
    # libpg_query has functions of the names of some of libc and libpq, which must not take their place.
    target_link_options(${target} PRIVATE -static-libstdc++ -static-libgcc -Wl,--exclude-libs,ALL -Wl,--gc-sections)
  endif()
endfunction()
