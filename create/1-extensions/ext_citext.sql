-- Mail addresses are the same in upper and lower case.
create extension citext with schema public;
