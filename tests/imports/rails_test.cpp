#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "imports/directories.hpp"

namespace pgmanager::imports {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Migrations rails(std::vector<std::pair<std::string, std::string>> files) {
  return read_migrations(Tool::rails, directory_of(std::move(files)), {});
}

// The form in which Rails 7 writes the file: pg_dump's output and the versions.
constexpr const char* structure = R"(SET statement_timeout = 0;

CREATE TABLE public.ar_internal_metadata (
    key character varying NOT NULL
);

CREATE TABLE public.schema_migrations (
    version character varying NOT NULL
);

CREATE TABLE public.users (
    id bigint NOT NULL
);

ALTER TABLE ONLY public.ar_internal_metadata
    ADD CONSTRAINT ar_internal_metadata_pkey PRIMARY KEY (key);

ALTER TABLE ONLY public.users
    ADD CONSTRAINT users_pkey PRIMARY KEY (id);

SET search_path TO "$user", public;

INSERT INTO "schema_migrations" (version) VALUES
('20240102000000'),
('20240101000000');
)";

TEST(Rails, TakesTheStructureWithoutItsOwnTables) {
  const Migrations found = rails({{"db/migrate/20240101000000_a.rb", ""}, {"db/structure.sql", structure}});
  ASSERT_EQ(found.migrations.size(), 1U);
  const Migration& migration = found.migrations.front();
  EXPECT_EQ(migration.kind, MigrationKind::baseline);
  EXPECT_EQ(migration.identity.id, "20240102000000");
  EXPECT_THAT(migration.contains, ElementsAre("20240101000000", "20240102000000"));
  EXPECT_THAT(migration.up.text, testing::HasSubstr("CREATE TABLE public.users"));
  EXPECT_THAT(migration.up.text, testing::HasSubstr("users_pkey"));
  EXPECT_THAT(migration.up.text, testing::Not(testing::HasSubstr("schema_migrations")));
  EXPECT_THAT(migration.up.text, testing::Not(testing::HasSubstr("ar_internal_metadata")));
  EXPECT_THAT(left_out(found), IsEmpty());
  EXPECT_THAT(problems(found), IsEmpty());
}

TEST(Rails, NamesMigrationsThatTheStructureDoesNotContain) {
  const Migrations found = rails({{"db/migrate/20240103000000_b.rb", ""}, {"db/structure.sql", structure}});
  EXPECT_THAT(left_out(found),
              ElementsAre("db/migrate/20240103000000_b.rb:0 migration in Ruby that structure.sql does not contain"));
  EXPECT_EQ(found.not_mapped[0].id, "20240103000000");
}

TEST(Rails, NeedsTheStructure) {
  EXPECT_THAT(problems(rails({{"db/schema.rb", ""}})),
              ElementsAre("structure.sql:0 file does not exist, and migrations in Ruby cannot be taken over "
                          "[import-missing-file]"));
}

}  // namespace
}  // namespace pgmanager::imports
