# There are scripts for three shells.
--- server none
--- run completion
--- status 2
--- stderr
error: function completion needs the name of a shell
  hint: Name bash, zsh or fish: postgres-manager completion bash
--- run completion tcsh --output json
--- status 2
--- stdout
{"event":"error","error":{"code":"usage","message":"function completion needs the name of a shell","hint":"Name bash, zsh or fish: postgres-manager completion bash"}}
--- run completion bash zsh
--- status 2
--- stderr
error: function completion needs the name of a shell
  hint: Name bash, zsh or fish: postgres-manager completion bash
