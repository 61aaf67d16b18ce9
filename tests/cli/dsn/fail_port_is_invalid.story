# A port is a number from 1 to 65535, of a private server.
--- server none
--- run dsn --local --port 0
--- status 2
--- stderr
error: "0" is not a valid port
  hint: Write a number from 1 to 65535: --port 5433.
--- run dsn --local --port 65536
--- status 2
--- stderr
error: "65536" is not a valid port
  hint: Write a number from 1 to 65535: --port 5433.
--- run dsn --local --port web
--- status 2
--- stderr
error: "web" is not a valid port
  hint: Write a number from 1 to 65535: --port 5433.
--- run dsn --postgres-dsn postgresql://ann@db1/shop --port 5433
--- status 2
--- stderr
error: option --port needs a private server
  hint: Use it with --local; the port of another server belongs in --postgres-dsn.
