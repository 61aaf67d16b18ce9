-- Events are searched by any part of their title.
create extension pg_trgm with schema public;
