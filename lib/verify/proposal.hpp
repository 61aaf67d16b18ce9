#pragma once

#include <optional>
#include <string>

#include "result/proposal.hpp"
#include "schema/difference.hpp"
#include "source/source_tree.hpp"
#include "verify/scratch_instance.hpp"

namespace pgmanager::verify {

/// Whether statements that lose data are written.
enum class Losses { withhold, allow };

struct ProposalOptions {
  std::optional<std::string> base;  ///< as Options::base
  /// The old and the new schema, as in named_source(); not set: base and deployments, and today's create/.
  std::optional<std::string> from = std::nullopt;
  std::optional<std::string> to = std::nullopt;
  ScratchOptions scratch;
  schema::DiffOptions diff;
  std::string name;  ///< of the deployments, as authoring::change_name; empty: made from the changes
  Losses losses = Losses::withhold;
};

/// Compares what the tree leads to on existing instances (base and deployments, as verify() does) with today's create/,
/// and proposes the deployments that lead from the one to the other. They are proven before they are returned: they run
/// through the ordinary engine in a scratch database with the old state, together with what is withheld, and the result
/// is compared with create/.
///
/// `tree` contains create/ and deployment/, without findings. Throws as verify() does.
result::Proposal propose_deployments(source::SourceTree tree, const ProposalOptions& options,
                                     const base::StopSignal& stop, result::RunObserver& observer);

}  // namespace pgmanager::verify
