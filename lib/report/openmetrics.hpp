#pragma once

#include <string>

#include "result/metrics.hpp"

namespace pgmanager::report {

/// OpenMetrics 1.0 text, which Prometheus and the textfile collector of its node exporter also read.
std::string openmetrics(const result::Metrics& metrics);

}  // namespace pgmanager::report
