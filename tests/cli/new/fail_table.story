# Names that need quotes in SQL, and groups that cannot be determined.
--- server none
--- run new --table "order line"
--- status 2
--- stderr
error: "order line" cannot be the name of a table
  hint: Write it as in SQL, without quotes: order_line or app.order_line.
--- run new --table order_line
--- status 2
--- stderr
error: create/ has no group for a table
  hint: Create one: postgres-manager init
--- directory create/1-schemas
--- directory create/2-relations
--- run new --table order_line
--- status 2
--- stderr
error: no group of create/ has "table" in its name
  hint: Name the group: --group 1-schemas. The groups are 1-schemas, 2-relations.
--- run new --table order_line --group views
--- status 2
--- stderr
error: create/ has no group "views"
  hint: The groups are 1-schemas, 2-relations.
--- run new --table order_line --group relations
--- status 0
--- stdout
wrote create/2-relations/tbl_order_line.sql  (for new instances)
wrote deployment/00000-add-order-line.sql  (for existing instances)
wrote create/2-relations/order.json  (lists it)
next: write the same columns into both, then check: postgres-manager deployment --dry-run
