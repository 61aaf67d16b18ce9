# Otherwise the instance would be empty, and yet count as having every deployment.
--- server none
--- file create/1-tables/order.json
{}
--- run create --postgres-dsn host=/nowhere
--- status 3
--- stderr
create: error: create/ has no file to run [create-empty]
  hint: Write the schema into it: create/1-tables/order.json and the files it lists.
1 problem in the source tree; nothing was run
