# A role of the first side owns an object of the whole server: the error names it and the way out.
--- server none
--- file create/1-roles/order.json
{"1": "roles.sql"}
--- file create/1-roles/roles.sql
create role keeper;
alter database postgres owner to keeper;
--- file deployment/00000-roles.sql
create role keeper;
alter database postgres owner to keeper;
--- run verify --quiet --base empty
--- status 4
--- stderr
error: could not drop role "keeper", which the files of one side created, before the other side is built
  detail: The server says: role "keeper" cannot be dropped because some objects depend on it: owner of database postgres.
  hint: Use a server on which the role is created beforehand: --scratch-dsn DSN.
