# In a tree without deployment/, with --root.
--- server none
--- directory db
--- run new add orders --root db
--- status 0
--- stdout
wrote deployment/00000-add-orders.sql  (for existing instances)
next: write the change into it and into create/, then check: postgres-manager deployment --dry-run
--- stderr
paths and commands are relative to "db"
--- run new add invoices --root db
--- status 0
--- stdout
wrote deployment/00001-add-invoices.sql  (for existing instances)
next: write the change into it and into create/, then check: postgres-manager deployment --dry-run
--- stderr
paths and commands are relative to "db"
