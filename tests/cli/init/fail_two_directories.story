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
--- run init ""
--- status 2
--- stderr
error: the name of the directory is empty
  hint: Check the variable that it comes from; without a name the tree begins in this directory.
