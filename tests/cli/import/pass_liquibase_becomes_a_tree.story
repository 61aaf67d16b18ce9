# Each changeset is a deployment, its rollback an undo file; the change log gives the order, and what it contains in XML
# is named with its line.
--- file changelog/master.xml
<databaseChangeLog>
  <include file="users.sql" relativeToChangelogFile="true"/>
  <changeSet id="7" author="ann"><tagDatabase tag="v1"/></changeSet>
  <include file="orders.sql" relativeToChangelogFile="true"/>
</databaseChangeLog>
--- file changelog/users.sql
--liquibase formatted sql

--changeset ann:create-users
create table users (id int);
--rollback drop table users;

--changeset ann:index-users runInTransaction:false context:prod
create index concurrently users_id on users (id);
--rollback drop index users_id;
--- file changelog/orders.sql
--liquibase formatted sql
--changeset ann:1
create table orders (id int);
--- run import changelog
--- status 0
--- stdout
taken over from Liquibase, "changelog":
  users.sql::create-users::ann  deployment/00000-create-users.sql, with undo file
  users.sql::index-users::ann   deployment/00001-index-users.sql, with undo file
  orders.sql::1::ann            deployment/00002-orders-1.sql
not taken over:
  master.xml:3  changeset that is not formatted SQL. Write it as SQL into a deployment: liquibase update-sql prints it.
  users.sql:7   context:prod. The deployment runs everywhere.
wrote create/1-tables/order.json
wrote docs/imported.md
wrote postgres-manager.json
wrote postgres-manager.schema.json
wrote .gitignore
create/ was made: 2 files; it and the deployments lead to the same schema (7 objects)
import: 3 migrations, 2 undo files, 2 things not taken over
next: run them on a private server: postgres-manager deployment --ephemeral
next: adopt an instance that has them: postgres-manager baseline --dry-run --postgres-dsn postgresql://user@host:5432/database
--- stderr
building the imported deployments
building create/
building create/
building an empty base with 3 deployments
--- run deployment --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 3 files applied, in <time>
--- stderr
<target>
[1/3] deployment/00000-create-users.sql  <time>
[2/3] deployment/00001-index-users.sql  <time>
[3/3] deployment/00002-orders-1.sql  <time>
--- run undo --postgres-dsn {dsn} --steps 1 --yes
--- status 4
--- stderr
<target>
refused: "deployment/00002-orders-1.sql" has no undo file [undo-missing]
  hint: Write the statements that revert it into undo/00002-orders-1.sql.
nothing was changed
