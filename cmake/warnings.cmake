# Warnings become errors only for the developers of the project (presets "ci" and "dev").
add_library(pgmanager_warnings INTERFACE)
target_compile_options(pgmanager_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion
                       -Wsign-conversion -Wnon-virtual-dtor -Wold-style-cast -Woverloaded-virtual
                       -Wno-missing-field-initializers)  # designated initialisers omit members with a default
if(PGMANAGER_UNITY_BUILD)
  # A local variable may have the name of a declaration in another source.
  target_compile_options(pgmanager_warnings INTERFACE -Wno-shadow)
endif()
if(PGMANAGER_WERROR)
  target_compile_options(pgmanager_warnings INTERFACE -Werror)
endif()
