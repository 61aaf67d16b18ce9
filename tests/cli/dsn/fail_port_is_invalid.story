# A port is a number from 1024 to 65535, of a private server.
--- server none
--- run dsn --local --port 80
--- status 2
--- stderr
error: "80" is not a valid port
  hint: Write a number from 1024 to 65535: --port 5433.
--- run dsn --local --port 65536
--- status 2
--- stderr
error: "65536" is not a valid port
  hint: Write a number from 1024 to 65535: --port 5433.
--- run dsn --local --port web
--- status 2
--- stderr
error: "web" is not a valid port
  hint: Write a number from 1024 to 65535: --port 5433.
--- run dsn --postgres-dsn postgresql://ann@db1/shop --port 5433
--- status 2
--- stderr
error: option --port requires --local
  hint: Use both; the port of another server belongs in --postgres-dsn.
