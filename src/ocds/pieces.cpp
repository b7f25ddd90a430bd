#include "pieces.hpp"

#include <rapidjson/error/en.h>

#include <algorithm>

#include "json_tree.hpp"

namespace steward::ocds {

namespace {

/// What the value is that the reader is in.
enum class Role {
    values,    ///< an array around everything
    root,      ///< a piece, unless it turns out to be a package
    releases,
    records,
    record,
    piece,
    other,
};

/// Follows the reader. With RapidJSON's iterative parser the stream stands on the bracket when it is told.
class PieceHandler : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, PieceHandler> {
public:
    PieceHandler(PieceKind kind, std::size_t offset, const rapidjson::MemoryStream& stream,
                 const std::function<void(const Piece&)>& pieces)
        : kind_(kind), offset_(offset), stream_(stream), pieces_(pieces) {}

    bool Default() { return begin_value(), true; }
    bool RawNumber(const char*, rapidjson::SizeType, bool) { return begin_value(), true; }
    bool String(const char* text, rapidjson::SizeType size, bool) {
        begin_value();
        if (Frame* piece = top_piece()) {
            if (piece->key == "ocid")
                piece->piece.ocid.emplace(text, size);
            else if (piece->key == "date")
                piece->piece.date.emplace(text, size);
            else if (piece->key == "url")
                piece->piece.has_url = true;
        }
        return true;
    }
    bool Key(const char* text, rapidjson::SizeType size, bool) {
        frames_.back().key.assign(text, size);
        // Of two members of one name the last one counts, whatever it is.
        if (Frame* piece = top_piece()) {
            if (piece->key == "ocid") piece->piece.ocid.reset();
            if (piece->key == "date") piece->piece.date.reset();
        }
        return true;
    }
    bool StartObject() {
        begin_value();
        return open(role_of_object());
    }
    bool StartArray() {
        begin_value();
        return open(role_of_array());
    }
    bool EndObject(rapidjson::SizeType) { return close(); }
    bool EndArray(rapidjson::SizeType) { return close(); }

    /// Whether the value was a text, a number, true, false or null.
    [[nodiscard]] bool scalar() const noexcept { return scalar_; }

private:
    struct Frame {
        Role role = Role::other;
        bool list = false;
        bool package = false;
        std::size_t count = 0;  ///< values of a list so far
        std::string key;
        Piece piece;
    };

    Frame* top_piece() {
        if (frames_.empty()) return nullptr;
        Frame& top = frames_.back();
        return top.role == Role::piece || top.role == Role::root ? &top : nullptr;
    }
    void begin_value() {
        if (frames_.empty()) scalar_ = true;
        else if (frames_.back().list) ++frames_.back().count;
    }
    [[nodiscard]] bool of_releases() const { return kind_ == PieceKind::release || kind_ == PieceKind::release_or_compiled; }
    [[nodiscard]] Role role_of_object() {
        if (frames_.empty()) return Role::root;
        Frame& parent = frames_.back();
        switch (parent.role) {
            case Role::values: return Role::root;
            case Role::releases: return Role::piece;
            case Role::records: return kind_ == PieceKind::record ? Role::piece : Role::record;
            case Role::root:
            case Role::record:
                if (kind_ != PieceKind::release_or_compiled || parent.key != "compiledRelease") return Role::other;
                parent.package = true;
                return Role::piece;
            default: return Role::other;
        }
    }
    [[nodiscard]] Role role_of_array() {
        if (frames_.empty()) return kind_ == PieceKind::whole ? Role::root : Role::values;
        Frame& parent = frames_.back();
        if (parent.role == Role::root && !parent.list) {
            if (of_releases() && parent.key == "releases") return parent.package = true, Role::releases;
            if (kind_ != PieceKind::whole && parent.key == "records") return parent.package = true, Role::records;
        }
        if (parent.role == Role::record && of_releases() && parent.key == "releases") return Role::releases;
        return Role::other;
    }
    bool open(Role role) {
        if (frames_.size() >= max_depth) return false;
        scalar_ = false;
        Frame& frame = frames_.emplace_back();
        frame.role = role;
        frame.list = *stream_.src_ == '[';
        frame.piece.begin = offset_ + stream_.Tell();
        return true;
    }
    bool close() {
        Frame& frame = frames_.back();
        if (frame.role == Role::piece || (frame.role == Role::root && !frame.package)) {
            frame.piece.end = offset_ + stream_.Tell() + 1;
            frame.piece.pointer = pointer();
            pieces_(frame.piece);
        }
        frames_.pop_back();
        return true;
    }
    [[nodiscard]] std::string pointer() const {
        std::string text;
        for (std::size_t i = 0; i + 1 < frames_.size(); ++i)
            append_step(text, frames_[i].list ? std::to_string(frames_[i].count - 1) : frames_[i].key);
        return text;
    }

    PieceKind kind_;
    std::size_t offset_;
    const rapidjson::MemoryStream& stream_;
    const std::function<void(const Piece&)>& pieces_;
    std::vector<Frame> frames_;
    bool scalar_ = false;
};

}  // namespace

void find_pieces(std::string_view text, PieceKind kind, const std::function<void(const Piece&)>& pieces,
                 const FaultSink& faults) {
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    Lines lines(text);
    std::size_t at = text.substr(0, mark.size()) == mark ? mark.size() : 0;
    while ((at = text.find_first_not_of(" \t\r\n", at)) != std::string_view::npos) {
        const std::string_view rest = text.substr(at);
        rapidjson::MemoryStream stream(rest.data(), rest.size());
        rapidjson::Reader reader;
        PieceHandler handler(kind, at, stream, pieces);
        const rapidjson::ParseResult result =
            reader.Parse<read_flags | rapidjson::kParseStopWhenDoneFlag>(stream, handler);
        Fault fault;
        fault.keyword = "json_syntax";
        if (!result.IsError()) {
            if (handler.scalar()) {
                fault.line = lines.at(at);
                fault.message = {"应为对象或数组", "it must be an object or an array"};
                faults(fault);
            }
            at += stream.Tell();
            continue;
        }
        fault.line = lines.at(at + result.Offset());
        if (result.Code() == rapidjson::kParseErrorTermination)
            fault.message = {"嵌套超过 " + std::to_string(max_depth) + " 层", "nested deeper than " + std::to_string(max_depth)};
        else
            fault.message = {"不是 JSON：请核对引号、逗号和括号，文本是否完整、是否为 UTF-8",
                             std::string("no JSON: ") + rapidjson::GetParseError_En(result.Code())};
        faults(fault);
        const std::size_t next = text.find("\n{", at + result.Offset());
        if (next == std::string_view::npos) return;
        at = next + 1;
    }
}

}  // namespace steward::ocds
