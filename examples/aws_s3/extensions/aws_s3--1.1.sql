-- The bucket is a folder below the one that the setting aws_s3.local_folder names. The server reads the file, so it must
-- be able to, and the role must be a superuser, as on a private server it is.
CREATE FUNCTION aws_s3.table_import_from_s3(
    table_name text,
    column_list text,
    options text,
    bucket text,
    file_path text,
    region text,
    access_key text DEFAULT NULL,
    secret_key text DEFAULT NULL,
    session_token text DEFAULT NULL
)
RETURNS text
LANGUAGE plpgsql
AS $$
DECLARE
    file text := concat_ws('/', current_setting('aws_s3.local_folder'), bucket, file_path);
    imported bigint;
BEGIN
    EXECUTE format(
        'COPY %s %s FROM %L %s',
        table_name, CASE WHEN column_list <> '' THEN format('(%s)', column_list) END, file, options
    );
    GET DIAGNOSTICS imported = ROW_COUNT;
    RETURN format('%s rows imported into relation "%s" from file %s', imported, table_name, file_path);
END
$$;

CREATE FUNCTION aws_s3.table_import_from_s3(
    table_name text,
    column_list text,
    options text,
    s3_info aws_commons._s3_uri_1,
    credentials aws_commons._aws_credentials_1 DEFAULT NULL
)
RETURNS text
LANGUAGE sql
AS $$
    SELECT aws_s3.table_import_from_s3(
        table_name, column_list, options, (s3_info).bucket, (s3_info).file_path, (s3_info).region
    )
$$;
