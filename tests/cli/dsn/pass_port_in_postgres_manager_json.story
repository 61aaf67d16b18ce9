# The port of an environment; the options of the command line come first.
--- server private
--- file postgres-manager.json
{"environments": {"development": {"local": true, "port": {free_port}}}}
--- run dsn --quiet
--- status 0
--- stdout
postgresql://postgres:<password>@localhost:{free_port}/postgres
--- run stop
--- status 0
--- stdout
stopped the private server in ".postgres-manager/server"
--- run dsn --postgres-dsn postgresql://ann@db1/shop
--- status 0
--- stdout
postgresql://ann@db1/shop
--- env DATABASE_URL=postgresql://ann@db2/shop
--- run dsn
--- status 0
--- stdout
postgresql://ann@db2/shop
