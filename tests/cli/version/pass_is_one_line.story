# Also as an option, and wherever an option is.
--- server none
--- run version
--- status 0
--- stdout
postgres-manager <version>
--- run --version
--- status 0
--- stdout
postgres-manager <version>
--- run --function version
--- status 0
--- stdout
postgres-manager <version>
--- run deployment --version
--- status 0
--- stdout
postgres-manager <version>
