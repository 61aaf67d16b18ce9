# The error names the line, but does not show its text, which may be a secret.
--- server none
--- file deployment/00000-a.sql
select 1;
--- file .env.production
# who
PGUSER=ann
PGPASSWORD="secret
--- run deployment --environment production
--- status 2
--- stderr
error: quote is not closed on the same line
  .env.production:3
  hint: Write \n in double quotes for a line end.
--- file .env.production
schema=shop

schema=live
--- run deployment --environment production
--- status 2
--- stderr
error: "schema" is set twice
  .env.production:3
  detail: It was already set on line 1.
  hint: Remove one of the two.
--- file .env.production
POSTGRES_MANAGER_LOCK_TIMOUT=5s
--- run deployment --environment production
--- status 2
--- stderr
error: unknown setting "POSTGRES_MANAGER_LOCK_TIMOUT"
  .env.production:1
  hint: Did you mean POSTGRES_MANAGER_LOCK_TIMEOUT?
--- file .env.production
POSTGRES_MANAGER_LOCK_TIMEOUT=soon
--- run deployment --environment production
--- status 2
--- stderr
error: invalid duration "soon"
  detail: It comes from line 1 of ".env.production".
  hint: Write it like this: --lock-timeout 30s, 5min or 1h.
--- run deployment --environment production --output json
--- status 2
--- stdout
{"event":"error","error":{"code":"usage","message":"invalid duration \"soon\"","detail":"It comes from line 1 of \".env.production\".","hint":"Write it like this: --lock-timeout 30s, 5min or 1h."}}
