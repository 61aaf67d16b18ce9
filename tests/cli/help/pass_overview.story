# What there is, and what to type first.
--- server none
--- run --help
--- status 0
--- stdout
postgres-manager keeps PostgreSQL instances in step with a version-controlled tree of SQL

Usage:
  postgres-manager --postgres-dsn DSN --function NAME [options]
  postgres-manager NAME [options]

Functions:
  create        bootstrap a new instance from create/
  deployment    bring an existing instance forward from deployment/
  test-data     load test-data/ into an instance
  undo          take the last deployments back with the files in undo/
  baseline      take on an instance that exists already
  repair        correct what the history says of single deployments
  status        show what an instance has and what is pending
  validate      check the source tree, also without a server
  verify        prove that create/ and the deployments lead to the same schema
  drift         show what was changed behind the program's back
  new           write the next file of deployment/, or a new table in both places
  renumber      give deployments that are new here ordinals behind another branch
  reset         empty a database and create it anew
  wait          wait until the server accepts queries
  stop          stop the private server
  version       show the version
  help          show help, for a function when one is named

The source tree is the current directory (--root DIR names another one):
  create/<n>-<group>/order.json and *.sql    the whole schema as it is today
  deployment/<ordinal>-<rest>.sql            one file per change, never edited once it has run anywhere
  manual-deployment/<ordinal>-<rest>.sql     emergency files
  test-data/<ordinal>-<rest>.sql             what instances for trying and testing get
  hooks/before-deployment, ...               executables that run around a create or a deployment

First steps:
  postgres-manager create --local            bootstrap a private server of your own
  postgres-manager status --local            see what it holds
  postgres-manager validate                  check the tree, without a server
  postgres-manager help deployment           all about one function

Exit status:
  0 done   1 internal error   2 usage   3 source tree invalid   4 refused because of the instance's state
  5 no connection   6 SQL failed   7 lock not obtained   8 a check found something   9 done, but a hook failed
  130, 143 interrupted
