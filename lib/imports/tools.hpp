#pragma once

#include <string>

#include "imports/directory.hpp"
#include "imports/migrations.hpp"
#include "sql/variables.hpp"

/// Each tool in its own file. recognise_*: the path of a file that shows that the directory is the tool's, or nothing.
/// read_*: the migrations in the directory. The table in read_migrations.cpp lists them.
namespace pgmanager::imports {

std::string recognise_flyway(const Directory& directory);
Migrations read_flyway(const Directory& directory, const sql::Variables& values);

std::string recognise_golang_migrate(const Directory& directory);
Migrations read_golang_migrate(const Directory& directory, const sql::Variables& values);

std::string recognise_dbmate(const Directory& directory);
Migrations read_dbmate(const Directory& directory, const sql::Variables& values);

std::string recognise_goose(const Directory& directory);
Migrations read_goose(const Directory& directory, const sql::Variables& values);

std::string recognise_sql_migrate(const Directory& directory);
Migrations read_sql_migrate(const Directory& directory, const sql::Variables& values);

std::string recognise_prisma(const Directory& directory);
Migrations read_prisma(const Directory& directory, const sql::Variables& values);

std::string recognise_sqitch(const Directory& directory);
Migrations read_sqitch(const Directory& directory, const sql::Variables& values);

std::string recognise_node_pg_migrate(const Directory& directory);
Migrations read_node_pg_migrate(const Directory& directory, const sql::Variables& values);

std::string recognise_atlas(const Directory& directory);
Migrations read_atlas(const Directory& directory, const sql::Variables& values);

std::string recognise_liquibase(const Directory& directory);
Migrations read_liquibase(const Directory& directory, const sql::Variables& values);

std::string recognise_rails(const Directory& directory);
Migrations read_rails(const Directory& directory, const sql::Variables& values);

}  // namespace pgmanager::imports
