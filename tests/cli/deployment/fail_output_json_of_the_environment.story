# With the environment variable errors are JSON, too, including those of the command line.
--- env POSTGRES_MANAGER_OUTPUT=json
--- run deployment --no-such-option
--- status 2
--- stdout
{"event":"error","error":{"code":"usage","message":"unknown option \"--no-such-option\"","hint":"See its options: postgres-manager help deployment."}}
