# Warnings are ours to fix; they become errors only for those who develop the project (preset "ci" and "dev").
add_library(pgmanager_warnings INTERFACE)
target_compile_options(pgmanager_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion
                       -Wsign-conversion -Wnon-virtual-dtor -Wold-style-cast -Woverloaded-virtual
                       -Wno-missing-field-initializers)  # designated initialisers leave out what has a default
if(PGMANAGER_UNITY_BUILD)
  # A local variable may be called as something in another source.
  target_compile_options(pgmanager_warnings INTERFACE -Wno-shadow)
endif()
if(PGMANAGER_WERROR)
  target_compile_options(pgmanager_warnings INTERFACE -Werror)
endif()
