-- Whether the files of an extension are installed on the server.
SELECT EXISTS (SELECT FROM pg_catalog.pg_available_extensions WHERE name = $1) AS available
