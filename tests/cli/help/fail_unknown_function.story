# With the nearest function as a suggestion.
--- server none
--- run deploymet
--- status 2
--- stderr
error: unknown function "deploymet"
  hint: Did you mean --function deployment?
--- run --function drop-everything
--- status 2
--- stderr
error: unknown function "drop-everything"
  hint: See all functions: postgres-manager --help.
--- run help deploymet
--- status 2
--- stderr
error: unknown function "deploymet"
  hint: Did you mean postgres-manager help deployment?
