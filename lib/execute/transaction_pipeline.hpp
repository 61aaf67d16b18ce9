#pragma once

#include <cstddef>
#include <deque>
#include <memory>
#include <optional>
#include <vector>

#include "execute/lock_timeouts.hpp"
#include "execute/run_context.hpp"
#include "execute/transactions.hpp"
#include "pg/pipeline.hpp"
#include "sql/statement_words.hpp"

namespace pgmanager::execute {

/// Whether a commit waits until it is on disk.
enum class Commit { waits, does_not_wait };

/// Whether the connection is already in a transaction block, which the transaction then continues.
enum class Block { closed, open };

/// Sends transactions one after another without waiting for their answers: for each BEGIN, the statements of its files,
/// their history rows, COMMIT. After the first failure the server skips everything that follows, so that exactly the
/// transactions before it are in place. A COPY and what \gexec runs are outside of the
/// pipeline.
///
/// Failures are values here; only a lost connection throws (base::Error).
class TransactionPipeline {
 public:
  TransactionPipeline(const RunContext& context, result::Outcome& outcome);
  ~TransactionPipeline();
  TransactionPipeline(const TransactionPipeline&) = delete;
  TransactionPipeline& operator=(const TransactionPipeline&) = delete;

  void send(const Transaction& transaction, const Try& which, Commit commit, Block block = Block::closed);
  /// Waits for all answers.
  void finish();

  /// Set after a failure; nothing more may be sent then. The failed transaction is still open.
  const std::optional<result::Failure>& failure() const { return failure_; }
  /// The number of transactions whose COMMIT was answered. After a failure, the next one is the failed one.
  std::size_t committed() const { return committed_; }
  /// The failure of a connection that was lost before every COMMIT was answered. `next` is the step that would have
  /// been sent next; if all answers had arrived, the failure belongs to it.
  result::Failure lost(const base::Error& error, const plan::Step& next);
  /// The current step, to watch a long statement; null: none.
  const plan::Step* current_step() const;

 private:
  enum class Message { own, statement, lock_check, prepare, record, commit };

  /// A file that was sent and is not answered completely.
  struct File {
    const plan::Step* step = nullptr;
    std::unique_ptr<source::LoadedFile> loaded;
    int statements_done = 0;
    std::chrono::steady_clock::time_point began;
    bool started = false;
    bool limited = false;                    // by a statement_timeout
    std::chrono::duration<double> waited{};  // in earlier tries
    sql::SessionEffect effect = sql::SessionEffect::none;
  };
  using SharedFile = std::shared_ptr<File>;

  /// A statement whose answer has not arrived.
  struct Expected {
    Message message = Message::own;
    SharedFile file;
    std::size_t statement = 0;  ///< index in LoadedFile::statements()
    bool waits = false;         ///< for a commit: the answer means that it and all earlier ones are on disk
  };

  const File* current_file() const;
  const char* commit_setting(Commit commit) const;
  void send_step(const plan::Step& step, const SharedFile& file);
  void send_statements(const SharedFile& file);
  void send_timeouts(const SharedFile& file);
  void send_lock_timeout(const SharedFile& file);
  void set_locally(const char* name, const std::string& value, const SharedFile& file);
  void send_restore(const SharedFile& file);
  void send_own(std::string_view sql, Message message, const SharedFile& file);
  void send_own(const database::Command& command, Message message, const SharedFile& file);
  void send_record(const SharedFile& file);
  void run_outside(const SharedFile& file, std::size_t index);
  void move_on();
  void make_room();
  void answered(const pg::Pipeline::Answer& answer);
  void take(const Expected& expected, const pg::Result* rows);
  void fail(const Expected& expected, const pg::ServerMessage& error);
  void start(File& file);
  std::vector<const plan::Step*> on_the_way() const;

  const RunContext& context_;
  result::Outcome& outcome_;
  bool shared_;  // all files have one transaction
  std::size_t total_;
  std::size_t position_ = 0;
  CompletedFiles completed_;
  std::deque<Expected> expected_;
  const File* direct_ = nullptr;         // the file whose statement is running outside of the pipeline
  const plan::Step* sending_ = nullptr;  // the step that is being sent; null: no transaction is open
  std::size_t files_sent_ = 0;
  std::size_t bytes_sent_ = 0;
  std::size_t committed_ = 0;
  std::optional<source::LockTimeouts> lock_timeouts_;  // of files without a directive
  std::optional<std::chrono::milliseconds>
      lock_timeout_set_;  // in the current transaction; none: the session's setting applies
  Try try_;               // of the current transaction
  bool record_prepared_ = false;
  bool deferrable_seen_ = false;
  std::optional<result::Failure> failure_;
  pg::Pipeline pipeline_;  // last: its answers use all members above
};

}  // namespace pgmanager::execute
