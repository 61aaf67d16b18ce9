# The ordinal after the highest, in its width; the name in kebab-case, from one word or several.
--- server none
--- file deployment/00009-a.sql
select 1;
--- file deployment/00002-b.sql
select 1;
--- run new add shipped_at
--- status 0
--- stdout
wrote deployment/00010-add-shipped-at.sql  (for existing instances)
next: write the change into it and into create/, then check: postgres-manager deployment --dry-run
--- run new "Largest Order, per customer!" --undo
--- status 0
--- stdout
wrote deployment/00011-largest-order-per-customer.sql  (for existing instances)
wrote undo/00011-largest-order-per-customer.sql  (reverts the deployment)
next: write the change into it and into create/, then check: postgres-manager deployment --dry-run
--- run new --manual-deployment index for room lookup
--- status 0
--- stdout
wrote manual-deployment/00000-index-for-room-lookup.sql  (for an emergency)
next: write the change into it, then check: postgres-manager deployment --manual-deployment --dry-run
--- run --function new addÜbung
--- status 0
--- stdout
wrote deployment/00012-add-übung.sql  (for existing instances)
next: write the change into it and into create/, then check: postgres-manager deployment --dry-run
