# A second word is more likely a mistake than a second tree.
--- server none
--- run init shop warehouse
--- status 2
--- stderr
error: function init takes one directory
  hint: Name it once: postgres-manager init shop
--- run init shop --root warehouse
--- status 2
--- stderr
error: function init takes one directory
  hint: Name it once: postgres-manager init --root {root}/warehouse shop
