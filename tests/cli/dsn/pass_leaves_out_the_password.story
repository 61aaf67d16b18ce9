# Only the private server's password is printed.
--- server none
--- run dsn --postgres-dsn postgresql://ann:secret@db1:5433/shop?sslmode=require
--- status 0
--- stdout
postgresql://ann@db1:5433/shop?sslmode=require
--- stderr
notice: the password is left out
--- run dsn --postgres-dsn "host=/tmp dbname=shop user=ann password=secret" --output json
--- status 0
--- stdout
{"event":"dsn","dsn":"postgresql://ann@/shop?host=%2Ftmp"}
--- stderr
notice: the password is left out
--- env PGHOST=db1
--- env PGPORT=5434
--- env PGUSER=ann
--- env PGPASSWORD=secret
--- run dsn --dbname "my shop" --quiet
--- status 0
--- stdout
postgresql://ann@db1:5434/my%20shop
