#include "story_run.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <chrono>
#include <fstream>
#include <map>
#include <memory>
#include <optional>
#include <regex>
#include <thread>

#include "placeholders.hpp"
#include "support/free_port.hpp"
#include "support/test_server.hpp"

namespace pgmanager::tests {

namespace {

namespace fs = std::filesystem;

constexpr const char* program = PGMANAGER_PROGRAM;

bool needs_database(const Story& story) {
  return story.steps.empty() || story.steps.front().keyword != "server";
}

/// The story's database. Drops other objects of the story from the server, too: databases and roles whose names start
/// with the name of this one and "_".
class StoryDatabase {
 public:
  StoryDatabase() : scratch_(std::make_unique<ScratchDatabase>()), name_(scratch_->name()) {}
  ~StoryDatabase() {
    try {
      drop("SELECT datname FROM pg_database WHERE starts_with(datname, '{}_')", "DROP DATABASE \"{}\" WITH (FORCE)");
      scratch_.reset();
      drop("SELECT rolname FROM pg_roles WHERE starts_with(rolname, '{}_')", "DROP ROLE \"{}\"");
    } catch (const std::exception& error) {
      ADD_FAILURE() << "could not clean up the server: " << error.what();
    }
  }
  StoryDatabase(const StoryDatabase&) = delete;
  StoryDatabase& operator=(const StoryDatabase&) = delete;

  std::string dsn() const { return scratch_->dsn(); }

 private:
  void drop(const std::string& find, const std::string& command) const {
    const std::string names = psql(test_server_dsn(), fmt::format(fmt::runtime(find), name_));
    for (std::size_t at = 0; at < names.size();) {
      const std::size_t end = std::min(names.find('\n', at), names.size());
      psql(test_server_dsn(), fmt::format(fmt::runtime(command), names.substr(at, end - at)));
      at = end + 1;
    }
  }

  std::unique_ptr<ScratchDatabase> scratch_;
  std::string name_;
};

class StoryRun {
 public:
  StoryRun(const Story& story, std::string file) : file_(std::move(file)), outcome_(story) {
    // A story's private server may run as another user, which must be able to enter the directory.
    fs::permissions(directory_.path(), fs::perms::others_exec | fs::perms::group_exec, fs::perm_options::add);
    root_ = directory_.path() / "tree";
    fs::create_directory(root_);
    fs::create_directory(directory_.path() / "home");
    environment_ = clean_environment(directory_.path() / "home");
    placeholders_ = {{"{root}", root_.string()},
                     {"{root_uri}", std::regex_replace(root_.string(), std::regex("/"), "%2F")},
                     {"{free_port}", std::to_string(free_port())}};
    if (!needs_database(story)) return;
    database_.emplace();
    for (auto& placeholder : placeholders_of_dsn(database_->dsn())) placeholders_.push_back(std::move(placeholder));
  }
  ~StoryRun() {
    if (fs::exists(root_ / ".postgres-manager/server")) run_program(start_with({"stop"}));
  }
  StoryRun(const StoryRun&) = delete;
  StoryRun& operator=(const StoryRun&) = delete;

  Story run() {
    for (Step& step : outcome_.steps) {
      const testing::ScopedTrace trace(file_.c_str(), step.line, "--- " + step.keyword + " " + step.argument);
      perform(step);
    }
    return std::move(outcome_);
  }

 private:
  std::string filled(const std::string& text) const { return filled_in(text, placeholders_); }
  std::string named(const std::string& output) const { return with_placeholders(output, placeholders_); }
  std::string dsn() const { return in_database_.empty() ? database_->dsn() : test_server_dsn(in_database_); }

  using Action = void (StoryRun::*)(Step&);

  void perform(Step& step) {
    static const std::map<std::string, Action> actions = {
        {"server", &StoryRun::nothing},
        {"file", &StoryRun::write},
        {"bytes", &StoryRun::write_bytes},
        {"link", &StoryRun::link},
        {"remove", &StoryRun::remove},
        {"repeated", &StoryRun::write_repeated},
        {"env", &StoryRun::set_variable},
        {"in", &StoryRun::go_into},
        {"directory", &StoryRun::make_directory},
        {"sql", &StoryRun::sql},
        {"query", &StoryRun::query},
        {"until", &StoryRun::wait_until},
        {"run", &StoryRun::run_to_end},
        {"start", &StoryRun::start},
        {"end", &StoryRun::end},
        {"git", &StoryRun::git},
        {"executable", &StoryRun::write_executable},
    };
    (this->*actions.at(step.keyword))(step);
  }

  fs::path path(const std::string& argument) const { return root_ / unescaped(argument); }

  std::ofstream open(const std::string& name) const {
    const fs::path file = path(name);
    fs::create_directories(file.parent_path());
    return std::ofstream(file, std::ios::binary);
  }

  void nothing(Step& /*step*/) {}
  void write(Step& step) { open(step.argument) << filled(step.body); }
  void write_executable(Step& step) {
    write(step);
    fs::permissions(path(step.argument), fs::perms(0755));
  }
  void write_bytes(Step& step) { open(step.argument) << unescaped(step.body); }
  void make_directory(Step& step) { fs::create_directories(path(step.argument)); }
  void remove(Step& step) { fs::remove_all(path(step.argument)); }
  void go_into(Step& step) { in_database_ = filled(step.argument); }
  void sql(Step& step) { psql(dsn(), filled(step.body)); }
  void run_to_end(Step& step) { finish(step, run_program(start_of(step))); }
  void start(Step& step) { background_.emplace(start_of(step)); }

  // "repeated 1000 deployment/00000-a.sql": writes the body that many times.
  void write_repeated(Step& step) {
    std::ofstream stream = open(step.argument.substr(step.argument.find(' ') + 1));
    for (int count = std::stoi(step.argument); count > 0; --count) stream << step.body;
  }

  // "link deployment/00000-a.sql ../elsewhere.sql"
  void link(Step& step) {
    const auto words = words_of(step.argument);
    fs::create_directories(path(words.at(0)).parent_path());
    fs::create_symlink(words.at(1), path(words.at(0)));
  }

  // "env PGHOST=/tmp" sets the variable, "env PGHOST" unsets it.
  void set_variable(Step& step) {
    const std::string assignment = filled(step.argument);
    const std::size_t sign = assignment.find('=');
    const std::string name = assignment.substr(0, sign);
    std::erase_if(environment_, [&](const auto& variable) { return variable.first == name; });
    if (sign != std::string::npos) environment_.emplace_back(name, assignment.substr(sign + 1));
  }

  Program::Start start_with(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), program);
    return {.arguments = std::move(arguments), .environment = environment_, .directory = root_};
  }
  Program::Start start_of(const Step& step) const {
    auto words = words_of(step.argument);
    for (std::string& word : words) word = filled(word);
    return start_with(std::move(words));
  }

  void finish(Step& step, const ProgramResult& result) {
    const Expectation actual = {result.exit_status, with_target_named(named(result.output), OutputKind::results),
                                with_target_named(named(result.errors), OutputKind::errors)};
    EXPECT_EQ(actual.status, step.expected.status) << actual.errors;
    EXPECT_EQ(actual.output, step.expected.output);
    EXPECT_EQ(actual.errors, step.expected.errors);
    step.expected = actual;
  }

  void end(Step& step) {
    finish(step, background_.value().wait());
    background_.reset();
  }

  std::string answer_to(const Step& step) const {
    const std::string answer = psql(dsn(), filled(step.argument));
    return answer.empty() ? "" : named(answer) + "\n";
  }

  // "git commit -qm one", with fixed values for everything that is part of a commit's hash.
  void git(Step& step) {
    Environment environment = environment_;
    for (const char* name : {"GIT_AUTHOR_", "GIT_COMMITTER_"}) {
      environment.emplace_back(std::string(name) + "NAME", "Ann");
      environment.emplace_back(std::string(name) + "EMAIL", "ann@example.com");
      environment.emplace_back(std::string(name) + "DATE", "2026-01-01T00:00:00Z");
    }
    std::vector<std::string> arguments = words_of(step.argument);
    for (std::string& word : arguments) word = filled(word);
    arguments.insert(arguments.begin(), {"/usr/bin/env", "git"});
    const ProgramResult result =
        run_program({.arguments = std::move(arguments), .environment = environment, .directory = root_});
    if (result.exit_status != 0) throw std::runtime_error("git failed: " + result.errors);
    EXPECT_EQ(result.output, step.body);
    step.body = result.output;
  }

  void query(Step& step) {
    const std::string answer = answer_to(step);
    EXPECT_EQ(answer, step.body);
    step.body = answer;
  }

  void wait_until(Step& step) {
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (answer_to(step) != step.body) {
      if (std::chrono::steady_clock::now() > deadline) throw std::runtime_error("it never came to this");
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
  }

  std::string file_;
  Story outcome_;
  TemporaryDirectory directory_;
  fs::path root_;
  Environment environment_;
  Placeholders placeholders_;
  std::optional<StoryDatabase> database_;
  std::string in_database_;  // for sql and query; empty: the story's own
  std::optional<Program> background_;
};

}  // namespace

Environment clean_environment(const std::filesystem::path& home) {
  Environment environment = {{"HOME", home.string()}, {"LANG", "C.UTF-8"}};
  for (const char* name : {"PATH", "TMPDIR", "ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS"}) {
    if (const char* value = std::getenv(name); value != nullptr) environment.emplace_back(name, value);
  }
  return environment;
}

Story run_story(const Story& story, const std::string& file) {
  return StoryRun(story, file).run();
}

}  // namespace pgmanager::tests
