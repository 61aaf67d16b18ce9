# psql gets the password in its environment, and the words after --.
--- server none
--- executable bin/psql
#!/bin/sh
echo "$@"
echo "password: $PGPASSWORD"
exit 3
--- run psql --postgres-bin bin --postgres-dsn "postgresql://ann:secret@db1/shop" -- -c "select 1" --csv
--- status 3
--- stdout
postgresql://ann@db1/shop -c select 1 --csv
password: secret
--- file postgres-manager.json
{"postgres-dsn": "postgresql://ann@db1/shop", "password-command": "echo fetched"}
--- run psql --postgres-bin bin
--- status 3
--- stdout
postgresql://ann@db1/shop
password: fetched
