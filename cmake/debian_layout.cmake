# Runs when CPack has installed the components and before it packs them: what Debian's policy wants and other systems do
# not. The man page and the changelog are compressed, zsh finds its completion script in another directory, and each
# package says under which conditions its contents may be copied.
get_filename_component(project ${CMAKE_CURRENT_LIST_DIR} DIRECTORY)
set(program ${CPACK_TEMPORARY_DIRECTORY}/program/usr)
set(development ${CPACK_TEMPORARY_DIRECTORY}/development/usr)
set(ENV{DESTDIR}) # CPack has set it; file(INSTALL) would prepend it

file(INSTALL ${program}/share/zsh/site-functions/_postgres-manager DESTINATION ${program}/share/zsh/vendor-completions)
file(REMOVE_RECURSE ${program}/share/zsh/site-functions)

foreach(documents ${program}/share/doc/postgres-manager ${development}/share/doc/libpgmanager-dev)
  file(INSTALL ${project}/packaging/copyright DESTINATION ${documents})
  file(INSTALL ${project}/CHANGELOG.md DESTINATION ${documents} RENAME changelog)
  execute_process(COMMAND gzip -9n ${documents}/changelog COMMAND_ERROR_IS_FATAL ANY)
endforeach()
execute_process(COMMAND gzip -9n ${program}/share/man/man1/postgres-manager.1 COMMAND_ERROR_IS_FATAL ANY)

# The caller's umask has decided about directories.
file(CHMOD_RECURSE ${program} ${development} DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ
     GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
