# For Prometheus, or the textfile collector of its node exporter.
--- file deployment/00000-a.sql
create table a (id int);
--- run status --postgres-dsn {dsn} --output openmetrics
--- status 0
--- stdout
# TYPE postgres_manager_has_history gauge
# HELP postgres_manager_has_history 1 if the database has a history, otherwise 0.
postgres_manager_has_history{database="{database}",host="{host}",port="{port}"} 0
# TYPE postgres_manager_check_passed gauge
# HELP postgres_manager_check_passed 1 if status --check finds nothing, otherwise 0.
postgres_manager_check_passed{database="{database}",host="{host}",port="{port}"} 0
# TYPE postgres_manager_tree_findings gauge
# HELP postgres_manager_tree_findings Problems of the source tree; with any, the deployments are those of the history.
postgres_manager_tree_findings{database="{database}",host="{host}",port="{port}"} 0
# TYPE postgres_manager_deployments gauge
# HELP postgres_manager_deployments Deployments by their state, compared with the source tree.
postgres_manager_deployments{database="{database}",host="{host}",port="{port}",state="applied"} 0
postgres_manager_deployments{database="{database}",host="{host}",port="{port}",state="contained"} 0
postgres_manager_deployments{database="{database}",host="{host}",port="{port}",state="adopted"} 0
postgres_manager_deployments{database="{database}",host="{host}",port="{port}",state="reformatted"} 0
postgres_manager_deployments{database="{database}",host="{host}",port="{port}",state="pending"} 1
postgres_manager_deployments{database="{database}",host="{host}",port="{port}",state="failed"} 0
postgres_manager_deployments{database="{database}",host="{host}",port="{port}",state="late"} 0
postgres_manager_deployments{database="{database}",host="{host}",port="{port}",state="changed"} 0
postgres_manager_deployments{database="{database}",host="{host}",port="{port}",state="missing"} 0
postgres_manager_deployments{database="{database}",host="{host}",port="{port}",state="ahead"} 0
postgres_manager_deployments{database="{database}",host="{host}",port="{port}",state="partly-applied"} 0
postgres_manager_deployments{database="{database}",host="{host}",port="{port}",state="partly-undone"} 0
# TYPE postgres_manager_invalid_indexes gauge
# HELP postgres_manager_invalid_indexes Indexes that the server does not use.
postgres_manager_invalid_indexes{database="{database}",host="{host}",port="{port}"} 0
# EOF
--- run deployment --postgres-dsn {dsn} --quiet
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- file deployment/00001-b.sql
create table a (id int);
--- run deployment --postgres-dsn {dsn} --quiet
--- status 6
--- stdout
failed     deployment/00001-b.sql  rolled back
0 applied, 1 failed, 0 not tried; correct the file and run the same command again
--- stderr
error: relation "a" already exists [42P07]
  deployment/00001-b.sql:1:1
  LINE 1: create table a (id int);
          ^
--- sql
create table by_hand (id int);
--- run status --postgres-dsn {dsn} --output openmetrics --check
--- status 8
--- stdout
# TYPE postgres_manager_has_history gauge
# HELP postgres_manager_has_history 1 if the database has a history, otherwise 0.
postgres_manager_has_history{database="{database}",host="{host}",port="{port}"} 1
# TYPE postgres_manager_check_passed gauge
# HELP postgres_manager_check_passed 1 if status --check finds nothing, otherwise 0.
postgres_manager_check_passed{database="{database}",host="{host}",port="{port}"} 0
# TYPE postgres_manager_tree_findings gauge
# HELP postgres_manager_tree_findings Problems of the source tree; with any, the deployments are those of the history.
postgres_manager_tree_findings{database="{database}",host="{host}",port="{port}"} 0
# TYPE postgres_manager_deployments gauge
# HELP postgres_manager_deployments Deployments by their state, compared with the source tree.
postgres_manager_deployments{database="{database}",host="{host}",port="{port}",state="applied"} 1
postgres_manager_deployments{database="{database}",host="{host}",port="{port}",state="contained"} 0
postgres_manager_deployments{database="{database}",host="{host}",port="{port}",state="adopted"} 0
postgres_manager_deployments{database="{database}",host="{host}",port="{port}",state="reformatted"} 0
postgres_manager_deployments{database="{database}",host="{host}",port="{port}",state="pending"} 0
postgres_manager_deployments{database="{database}",host="{host}",port="{port}",state="failed"} 1
postgres_manager_deployments{database="{database}",host="{host}",port="{port}",state="late"} 0
postgres_manager_deployments{database="{database}",host="{host}",port="{port}",state="changed"} 0
postgres_manager_deployments{database="{database}",host="{host}",port="{port}",state="missing"} 0
postgres_manager_deployments{database="{database}",host="{host}",port="{port}",state="ahead"} 0
postgres_manager_deployments{database="{database}",host="{host}",port="{port}",state="partly-applied"} 0
postgres_manager_deployments{database="{database}",host="{host}",port="{port}",state="partly-undone"} 0
# TYPE postgres_manager_invalid_indexes gauge
# HELP postgres_manager_invalid_indexes Indexes that the server does not use.
postgres_manager_invalid_indexes{database="{database}",host="{host}",port="{port}"} 0
# TYPE postgres_manager_last_run_timestamp_seconds gauge
# HELP postgres_manager_last_run_timestamp_seconds When the last run ended, in seconds since 1970.
postgres_manager_last_run_timestamp_seconds{database="{database}",host="{host}",port="{port}"} <when>
# TYPE postgres_manager_last_run_duration_seconds gauge
# HELP postgres_manager_last_run_duration_seconds How long the files of the last run took.
postgres_manager_last_run_duration_seconds{database="{database}",host="{host}",port="{port}"} <time>
# TYPE postgres_manager_last_run_failed gauge
# HELP postgres_manager_last_run_failed 1 if a file of the last run failed or was interrupted, otherwise 0.
postgres_manager_last_run_failed{database="{database}",host="{host}",port="{port}"} 1
# TYPE postgres_manager_drift_differences gauge
# HELP postgres_manager_drift_differences Objects that differ from the schema that the last run recorded.
postgres_manager_drift_differences{database="{database}",host="{host}",port="{port}"} 1
# TYPE postgres_manager_drift_since_timestamp_seconds gauge
# HELP postgres_manager_drift_since_timestamp_seconds When the schema was last known to be as expected, in seconds since 1970.
postgres_manager_drift_since_timestamp_seconds{database="{database}",host="{host}",port="{port}"} <when>
# EOF
--- file deployment/1-b.sql
--- run status --postgres-dsn {dsn} --output openmetrics
--- status 3
--- stdout
# TYPE postgres_manager_has_history gauge
# HELP postgres_manager_has_history 1 if the database has a history, otherwise 0.
postgres_manager_has_history{database="{database}",host="{host}",port="{port}"} 1
# TYPE postgres_manager_check_passed gauge
# HELP postgres_manager_check_passed 1 if status --check finds nothing, otherwise 0.
postgres_manager_check_passed{database="{database}",host="{host}",port="{port}"} 0
# TYPE postgres_manager_tree_findings gauge
# HELP postgres_manager_tree_findings Problems of the source tree; with any, the deployments are those of the history.
postgres_manager_tree_findings{database="{database}",host="{host}",port="{port}"} 2
# TYPE postgres_manager_deployments gauge
# HELP postgres_manager_deployments Deployments by their state, compared with the source tree.
postgres_manager_deployments{database="{database}",host="{host}",port="{port}",state="applied"} 1
postgres_manager_deployments{database="{database}",host="{host}",port="{port}",state="contained"} 0
postgres_manager_deployments{database="{database}",host="{host}",port="{port}",state="adopted"} 0
postgres_manager_deployments{database="{database}",host="{host}",port="{port}",state="reformatted"} 0
postgres_manager_deployments{database="{database}",host="{host}",port="{port}",state="pending"} 0
postgres_manager_deployments{database="{database}",host="{host}",port="{port}",state="failed"} 1
postgres_manager_deployments{database="{database}",host="{host}",port="{port}",state="late"} 0
postgres_manager_deployments{database="{database}",host="{host}",port="{port}",state="changed"} 0
postgres_manager_deployments{database="{database}",host="{host}",port="{port}",state="missing"} 0
postgres_manager_deployments{database="{database}",host="{host}",port="{port}",state="ahead"} 0
postgres_manager_deployments{database="{database}",host="{host}",port="{port}",state="partly-applied"} 0
postgres_manager_deployments{database="{database}",host="{host}",port="{port}",state="partly-undone"} 0
# TYPE postgres_manager_invalid_indexes gauge
# HELP postgres_manager_invalid_indexes Indexes that the server does not use.
postgres_manager_invalid_indexes{database="{database}",host="{host}",port="{port}"} 0
# TYPE postgres_manager_last_run_timestamp_seconds gauge
# HELP postgres_manager_last_run_timestamp_seconds When the last run ended, in seconds since 1970.
postgres_manager_last_run_timestamp_seconds{database="{database}",host="{host}",port="{port}"} <when>
# TYPE postgres_manager_last_run_duration_seconds gauge
# HELP postgres_manager_last_run_duration_seconds How long the files of the last run took.
postgres_manager_last_run_duration_seconds{database="{database}",host="{host}",port="{port}"} <time>
# TYPE postgres_manager_last_run_failed gauge
# HELP postgres_manager_last_run_failed 1 if a file of the last run failed or was interrupted, otherwise 0.
postgres_manager_last_run_failed{database="{database}",host="{host}",port="{port}"} 1
# TYPE postgres_manager_drift_differences gauge
# HELP postgres_manager_drift_differences Objects that differ from the schema that the last run recorded.
postgres_manager_drift_differences{database="{database}",host="{host}",port="{port}"} 1
# TYPE postgres_manager_drift_since_timestamp_seconds gauge
# HELP postgres_manager_drift_since_timestamp_seconds When the schema was last known to be as expected, in seconds since 1970.
postgres_manager_drift_since_timestamp_seconds{database="{database}",host="{host}",port="{port}"} <when>
# EOF
