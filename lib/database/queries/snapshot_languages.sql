-- Procedural languages.
SELECT
    'pg_catalog.pg_language'::pg_catalog.regclass::pg_catalog.oid AS catalog,
    l.oid,
    'language' AS kind,
    ARRAY[l.lanname]::pg_catalog.text[] AS name,
    pg_catalog.pg_get_userbyid(l.lanowner) AS owner,
    CASE WHEN l.lanpltrusted THEN 'yes' END AS trusted,
    CASE WHEN l.lanplcallfoid <> 0 THEN l.lanplcallfoid::pg_catalog.regprocedure END AS handler,
    CASE WHEN l.laninline <> 0 THEN l.laninline::pg_catalog.regprocedure END AS "inline handler",
    CASE WHEN l.lanvalidator <> 0 THEN l.lanvalidator::pg_catalog.regprocedure END AS validator
FROM pg_catalog.pg_language AS l
-- not the server's own objects
WHERE l.oid >= 16384
