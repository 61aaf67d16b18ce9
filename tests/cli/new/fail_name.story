# No name, or a name without usable characters.
--- server none
--- run new
--- status 2
--- stderr
error: function new needs a name
  hint: Name the change in a few words: postgres-manager new add shipped at
--- run new "?! ..."
--- status 2
--- stderr
error: the name "?! ..." contains no letters or digits
  hint: Use letters or digits, in UTF-8: postgres-manager new add shipped at
--- run new "" --output json
--- status 2
--- stdout
{"event":"error","error":{"code":"usage","message":"function new needs a name","hint":"Name the change in a few words: postgres-manager new add shipped at"}}
