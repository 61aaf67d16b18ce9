-- Replaces pg_hba.conf of the server by the text in the setting postgres_manager.access_rules, unless the server finds an
-- error in it: then the file is as before. One statement, so that a lost connection leaves no broken file. The text before
-- is also written to postgres-manager-pg_hba.conf in the data directory: a full disk is noticed there.
DO $block$
DECLARE
    file CONSTANT pg_catalog.text := pg_catalog.current_setting('hba_file');
    copy CONSTANT pg_catalog.text := 'postgres-manager-pg_hba.conf';
    before CONSTANT pg_catalog.bytea := pg_catalog.pg_read_binary_file(file);
    after CONSTANT pg_catalog.bytea := pg_catalog.convert_to(pg_catalog.current_setting('postgres_manager.access_rules'), 'UTF8');
    object pg_catalog.oid;
    errors pg_catalog.text;
BEGIN
    object := pg_catalog.lo_from_bytea(0, before);
    PERFORM pg_catalog.lo_export(object, copy);
    PERFORM pg_catalog.lo_unlink(object);
    BEGIN
        object := pg_catalog.lo_from_bytea(0, after);
        PERFORM pg_catalog.lo_export(object, file);
        PERFORM pg_catalog.lo_unlink(object);
        SELECT pg_catalog.string_agg(pg_catalog.format('Line %s: %s.', r.line_number, r.error), ' ' ORDER BY r.line_number)
        INTO errors
        FROM pg_catalog.pg_hba_file_rules AS r
        WHERE r.error IS NOT NULL AND r.auth_method IS NULL;
        IF errors IS NOT NULL THEN
            RAISE EXCEPTION USING MESSAGE = errors, ERRCODE = 'F0000';
        END IF;
    EXCEPTION WHEN OTHERS OR query_canceled THEN
        object := pg_catalog.lo_from_bytea(0, before);
        PERFORM pg_catalog.lo_export(object, file);
        PERFORM pg_catalog.lo_unlink(object);
        RAISE;
    END;
END
$block$
