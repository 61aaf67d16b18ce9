#include "report/browser.hpp"

#include <fmt/format.h>

#include <regex>
#include <sstream>
#include <stdexcept>
#include <system_error>

#include "base/process.hpp"
#include "support/temporary_directory.hpp"

namespace pgmanager::report::tests {

namespace {

using namespace std::chrono_literals;

bool have_chromium() {
  try {
    return base::run({.arguments = {"chromium", "--version"}, .time_limit = 60s}).ok();
  } catch (const std::system_error&) {
    return false;
  }
}

// The page is in a frame, because a browser window cannot be as narrow as a phone.
std::string frame_around(const BrowserOptions& options, const std::string& script) {
  return fmt::format(R"(<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">
<iframe src="page.html" style="width:{}px;height:900px;border:0"></iframe><script>
addEventListener("load", async () => {{
  const page_window = document.querySelector("iframe").contentWindow;
  const page_document = page_window.document;
  const lines = [];
  const say = (...words) => lines.push(words.join(" "));
  const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
  try {{
{}
  }} catch (error) {{
    say("the script failed:", error);
  }}
  document.body.innerHTML = '<pre id="said"></pre>';
  document.getElementById("said").textContent = lines.join("\n");
}});
</script>)",
                     options.width, script);
}

std::string unescaped(std::string text) {
  const std::pair<const char*, const char*> entities[] = {
      {"&lt;", "<"}, {"&gt;", ">"}, {"&nbsp;", "\xC2\xA0"}, {"&amp;", "&"}};
  for (const auto& [entity, character] : entities) text = std::regex_replace(text, std::regex(entity), character);
  return text;
}

std::string console_lines(const std::string& log) {
  std::istringstream lines(log);
  std::string out;
  for (std::string line; std::getline(lines, line);) {
    if (line.find("CONSOLE") != std::string::npos) out += line + "\n";
  }
  return out;
}

}  // namespace

BrowserResult browse(const std::string& page, const std::string& script, const BrowserOptions& options) {
  const pgmanager::tests::TemporaryDirectory directory;
  directory.write("page.html", page);
  const std::string frame = directory.write("frame.html", frame_around(options, script));
  // No sandbox: root cannot use one. Frames of files are separate origins unless this is disabled.
  const auto result = base::run(
      {.arguments = {"chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
                     "--disable-background-networking", "--host-resolver-rules=MAP * ~NOTFOUND",
                     "--allow-file-access-from-files", "--enable-logging=stderr", "--virtual-time-budget=20000",
                     fmt::format("--blink-settings=preferredColorScheme={}",
                                 options.colours == ColourScheme::dark ? 0 : 1),
                     "--user-data-dir=" + (directory.path() / "profile").string(), "--window-size=1400,1000",
                     "--dump-dom", "file://" + frame},
       .time_limit = 180s,
       .errors_apart = true});
  const std::string_view open = "<pre id=\"said\">";
  const std::size_t begin = result.output.find(open);
  const std::size_t end = result.output.find("</pre>", begin);
  if (begin == std::string::npos || end == std::string::npos) {
    throw std::runtime_error("the browser said nothing: " + result.output + result.errors);
  }
  return {.said = unescaped(result.output.substr(begin + open.size(), end - begin - open.size())),
          .errors = console_lines(result.errors)};
}

void BrowserTest::SetUp() {
  static const bool found = have_chromium();
  if (!found) GTEST_SKIP() << "chromium is not installed";
}

}  // namespace pgmanager::report::tests
