#!/bin/sh
#
# entrypoint.sh COMMAND [ARGUMENT]...
#
# Waits for the database, deploys, and becomes the application. POSTGRES_MANAGER_ROOT names the directory of the tree.
# A signal ends the deployment, which rolls back what is not committed, and the application does not start.

set -eu
postgres-manager deployment --wait 60s --lock-wait 10min --allow-ahead &
deployment=$!
trap 'kill "$deployment"; wait "$deployment"' INT TERM
wait "$deployment"
trap - INT TERM
exec "$@"
