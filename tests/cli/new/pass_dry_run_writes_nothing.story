# It shows the files with their texts, and refuses what a run would refuse.
--- server none
--- directory create/1-tables
--- run new --table order_line --undo --dry-run
--- status 0
--- stdout
would write create/1-tables/tbl_order_line.sql  (for new instances)
    -- What a row of order_line is: (write it here)
    create table order_line (
        id bigint generated always as identity primary key
    );
would write deployment/00000-add-order-line.sql  (for existing instances)
    -- add order line
    --
    -- Why: (write the reason here)
    -- The same change belongs into create/. Once this file has run anywhere, it stays as it is.

    create table order_line (
        id bigint generated always as identity primary key
    );
would write undo/00000-add-order-line.sql  (takes the deployment back)
    -- take back: add order line
    --
    -- What is lost with it: (write it here)

    drop table order_line;
would write create/1-tables/order.json  (lists it)
dry run: nothing was changed
--- run new --table order_line --dry-run --output json
--- status 0
--- stdout
{"event":"written","dry_run":true,"files":[{"purpose":"create","path":"create/1-tables/tbl_order_line.sql","text":"-- What a row of order_line is: (write it here)\ncreate table order_line (\n    id bigint generated always as identity primary key\n);\n"},{"purpose":"deployment","path":"deployment/00000-add-order-line.sql","text":"-- add order line\n--\n-- Why: (write the reason here)\n-- The same change belongs into create/. Once this file has run anywhere, it stays as it is.\n\ncreate table order_line (\n    id bigint generated always as identity primary key\n);\n"},{"purpose":"order-json","path":"create/1-tables/order.json","text":"{\n    \"1\": \"tbl_order_line.sql\"\n}\n"}],"next":"write the same columns into both, then look: postgres-manager deployment --dry-run"}
--- run new --table order_line
--- status 0
--- stdout
wrote create/1-tables/tbl_order_line.sql  (for new instances)
wrote deployment/00000-add-order-line.sql  (for existing instances)
wrote create/1-tables/order.json  (lists it)
next: write the same columns into both, then look: postgres-manager deployment --dry-run
