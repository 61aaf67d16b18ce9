# --set and --setting require NAME=VALUE; the text after the name may be a secret and is never shown.
--- server none
--- file deployment/00000-a.sql
select 1;
--- run deployment --set secret
--- status 2
--- stderr
error: option --set is not followed by NAME=VALUE
  hint: Write it like this: --set schema=shop.
--- run deployment --set my-name=secret
--- status 2
--- stderr
error: "my-name" cannot be the name of a variable
  hint: Use letters, digits and underscores.
--- run deployment --setting app.user
--- status 2
--- stderr
error: option --setting is not followed by NAME=VALUE
  hint: Write it like this: --setting app.user=ann.
--- run deployment --setting user=secret
--- status 2
--- stderr
error: the name of session setting "user" has no dot
  hint: Settings of your own have a prefix, e.g. app.user; set one of PostgreSQL's with SET in the file.
--- run deployment --setting app..user=secret
--- status 2
--- stderr
error: "app..user" cannot be the name of a session setting
  hint: Use letters, digits and underscores with dots between them, e.g. app.user.
--- run deployment --set a=1 b=secret
--- status 2
--- stderr
error: unexpected word "b=..." after function deployment
  hint: See its options: postgres-manager help deployment.
--- run --set a=1 b=secret deployment
--- status 2
--- stderr
error: unknown function "b=..."
  hint: See all functions: postgres-manager --help.
