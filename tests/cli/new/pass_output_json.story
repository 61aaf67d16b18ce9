# What was written, with the texts.
--- server none
--- run new add shipped at --undo --output json
--- status 0
--- stdout
{"event":"written","dry_run":false,"files":[{"purpose":"deployment","path":"deployment/00000-add-shipped-at.sql","text":"-- add shipped at\n--\n-- Why: (write the reason here)\n-- The same change belongs into create/. Once this file has run anywhere, it stays as it is.\n"},{"purpose":"undo","path":"undo/00000-add-shipped-at.sql","text":"-- take back: add shipped at\n--\n-- What is lost with it: (write it here)\n"}],"next":"write the change into it and into create/, then look: postgres-manager deployment --dry-run"}
--- run new index --manual-deployment --output json
--- status 0
--- stdout
{"event":"written","dry_run":false,"files":[{"purpose":"manual-deployment","path":"manual-deployment/00000-index.sql","text":"-- index\n--\n-- Why: (write the reason here)\n-- When it has run, move it to deployment/, with the next free ordinal there.\n"}],"next":"write the change into it, then look: postgres-manager deployment --manual-deployment --dry-run"}
