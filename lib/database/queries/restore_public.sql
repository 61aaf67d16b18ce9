-- A new database contains public. A source tree that drops it may drop it again.
DO $restore_public$
BEGIN
    IF pg_catalog.to_regnamespace('public') IS NOT NULL THEN
        RETURN;
    END IF;
    CREATE SCHEMA public;
    IF pg_catalog.current_setting('server_version_num')::integer >= 150000 THEN
        ALTER SCHEMA public OWNER TO pg_database_owner;
        GRANT USAGE ON SCHEMA public TO PUBLIC;
    ELSE
        GRANT ALL ON SCHEMA public TO PUBLIC;
    END IF;
    COMMENT ON SCHEMA public IS 'standard public schema';
END
$restore_public$
