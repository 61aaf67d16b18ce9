# .env may have lines that only the application understands; those for this program must be right.
--- server none
--- file .env
A = b
NAME="first \d"
two words
NAME=second
DATABASE_URL=postgresql://ann@db1/shop
KEY="-----BEGIN
-----END"
--- run dsn
--- status 0
--- stdout
postgresql://ann@db1/shop
--- file .env
DATABASE_URL = postgresql://ann@db1/shop
--- run dsn
--- status 2
--- stderr
error: the text before "=" cannot be the name of a variable
  .env:1
  hint: Use letters, digits and underscores, without blanks around "=".
--- run dsn --output json
--- status 2
--- stdout
{"event":"error","error":{"code":"usage","message":"the text before \"=\" cannot be the name of a variable","hint":"Use letters, digits and underscores, without blanks around \"=\".","location":{"file":".env","line":1}}}
--- file .env
POSTGRES_MANAGER_LOCK_TIMOUT=5s
--- run dsn
--- status 2
--- stderr
error: unknown setting "POSTGRES_MANAGER_LOCK_TIMOUT"
  .env:1
  hint: Did you mean POSTGRES_MANAGER_LOCK_TIMEOUT?
--- file .env
--- file .env.test
A = b
--- run dsn --environment test
--- status 2
--- stderr
error: the text before "=" cannot be the name of a variable
  .env.test:1
  hint: Use letters, digits and underscores, without blanks around "=".
