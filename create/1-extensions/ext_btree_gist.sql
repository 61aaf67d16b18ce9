-- Exclusion constraints compare an id with "=" and a range with "&&" in one GiST index.
create extension btree_gist with schema public;
