# Nothing is half written.
--- server none
--- file shop
not a directory
--- run init shop
--- status 4
--- stderr
error: could not write file "shop/create": Not a directory
  hint: Nothing was changed. Check the permissions of the directory, and whether the disk is full.
