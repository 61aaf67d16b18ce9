# Also as an option, in any position.
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
