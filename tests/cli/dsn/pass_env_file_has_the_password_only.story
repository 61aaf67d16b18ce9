# A password in .env goes to the database that postgres-manager.json names.
--- server none
--- file .env
PGPASSWORD=secret
--- file postgres-manager.json
{"postgres-dsn": "postgresql://ann@db1/shop"}
--- run dsn
--- status 0
--- stdout
postgresql://ann@db1/shop
--- stderr
notice: the password is left out
