# Invalid times, numbers and scopes; the hint shows a valid value.
--- server none
--- file deployment/00000-a.sql
select 1;
--- run deployment --lock-timeout soon
--- status 2
--- stderr
error: invalid duration "soon"
  hint: Write it like this: --lock-timeout 30s, 5min or 1h.
--- run deployment --statement-timeout 10000h
--- status 2
--- stderr
error: "10000h" is too long for --statement-timeout
  hint: The longest time is 596h; 0 waits forever.
--- run deployment --lock-retries 101
--- status 2
--- stderr
error: "101" is not a valid number of retries
  hint: Write a number from 0 to 100: --lock-retries 5.
--- run deployment --lock-retries 1 --lock-retries 2
--- status 2
--- stderr
error: option --lock-retries is given 2 times
  hint: Give it once.
--- run deployment --transaction each
--- status 2
--- stderr
error: unknown transaction scope "each"
  hint: Use --transaction all or --transaction file.
--- run create --durable-each
--- status 2
--- stderr
error: option --durable-each requires --transaction file
  hint: By default, create is one transaction: postgres-manager help create.
--- run create --lock-retries 3
--- status 2
--- stderr
error: option --lock-retries requires --transaction file
  hint: By default, create is one transaction: postgres-manager help create.
--- run status --transaction all
--- status 2
--- stderr
error: option --transaction does not apply to function status
  detail: It applies to create, deployment, test-data and undo.
  hint: See its options: postgres-manager help status.
--- env POSTGRES_MANAGER_LOCK_TIMEOUT=soon
--- run deployment
--- status 2
--- stderr
error: invalid duration "soon"
  detail: It comes from the environment variable POSTGRES_MANAGER_LOCK_TIMEOUT.
  hint: Write it like this: --lock-timeout 30s, 5min or 1h.
