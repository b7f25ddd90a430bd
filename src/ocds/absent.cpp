// In place of reading OCDS files when the library is built with STEWARD_OCDS=OFF.
#include "steward/ocds/red_flags.hpp"

namespace steward::ocds {

namespace {

Error not_built() {
    return {Status::not_built,
            {"本程序库未编入 OCDS 读取；请以 STEWARD_OCDS=ON 重新构建", "reading OCDS is not in this library; build it with STEWARD_OCDS=ON"}};
}

}  // namespace

class BlockReader::Source {};
BlockReader::BlockReader(std::vector<std::string>, Layout, std::size_t) {}
BlockReader::BlockReader(std::string, std::string_view, Layout, std::size_t) {}
BlockReader::~BlockReader() = default;
BlockReader::BlockReader(BlockReader&&) noexcept = default;
BlockReader& BlockReader::operator=(BlockReader&&) noexcept = default;
Result<bool> BlockReader::next(Block&) { return not_built(); }

class ProcessReader::Parser {};
ProcessReader::ProcessReader() = default;
ProcessReader::~ProcessReader() = default;
void ProcessReader::read(const Block& block, const Element& element, const std::function<void(const Process&)>&, std::vector<ReadIssue>& issues) {
    issues.push_back({block.path, element.line, {}, not_built().message});
}

Result<RedFlagReport> run_red_flags(const RedFlagSettings&, const RedFlagOptions&) { return not_built(); }
Result<RedFlagTexts> run_red_flags_text(const RedFlagSettings&, std::string_view, const RedFlagOptions&) { return not_built(); }

}  // namespace steward::ocds
