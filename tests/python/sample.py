"""A catalogue of the tests' own, in the shape of stw_catalogue_json: these tests need no library."""


def _column(name, zh, en, type, kind, unit="", scale=0, enumeration=None, nullable=False, list=None, personal=False):
    return {"name": name, "zh": zh, "en": en, "type": type, "kind": kind, "unit": unit, "scale": scale,
            "enumeration": enumeration, "nullable": nullable, "list": list, "personal": personal}


_INPUTS = [
    _column("on", "日期", "day", "i32", "date", "day"),
    _column("category", "品类", "category", "i32", "code", enumeration="category"),
    _column("budget_fen", "预算", "budget", "i64", "money", "fen"),
    _column("area", "面积", "area", "i64", "quantity", "m2", 2, nullable=True),
    _column("ready", "就绪", "ready", "u8", "bool", nullable=True),
    _column("count", "数量", "count", "i32", "integer", "one"),
    _column("allowed", "可用", "allowed", "i64", "set", enumeration="category"),
    _column("lines.amount_fen", "金额", "amount", "i64", "money", "fen", list="lines"),
    _column("lines.note", "说明", "note", "i32", "code", enumeration="category", nullable=True, list="lines"),
    _column("lines.payee", "收款人", "payee", "text", "text", nullable=True, list="lines", personal=True),
    _column("claimant", "报销人", "claimant", "text", "text", nullable=True, personal=True),
    _column("jurisdiction", "地区", "jurisdiction", "i32", "jurisdiction", nullable=True),
]
_OUTPUTS = [
    _column("outcome", "结论", "outcome", "i32", "code", enumeration="category"),
    _column("rule", "规则", "rule", "i32", "integer", enumeration="rule_version", nullable=True),
    _column("row_status", "状态", "status", "i32", "integer"),
    _column("row_column", "列", "column", "i32", "integer"),
    _column("lines.allowed_fen", "可报", "allowed", "i64", "money", "fen", list="lines"),
    _column("steps.on", "日期", "day", "i32", "date", "day", list="steps"),
    _column("steps.note", "说明", "note", "text", "text", nullable=True, list="steps"),
]
_BID_INPUTS = [
    _column("on", "日期", "day", "i32", "date", "day"),
    _column("bids.price_fen", "报价", "price", "i64", "money", "fen", list="bids"),
    _column("bids.scores.points", "得分", "points", "i64", "integer", list="bids.scores"),
    _column("bids.scores.remark", "备注", "remark", "text", "text", nullable=True, list="bids.scores"),
    _column("bids.terms.days", "天数", "days", "i32", "integer", "day", list="bids.terms"),
]
_BID_OUTPUTS = [
    _column("outcome", "结论", "outcome", "i32", "code", enumeration="category"),
    _column("bids.points", "得分", "points", "i64", "integer", list="bids"),
    _column("bids.scores.weighted", "加权", "weighted", "i64", "integer", list="bids.scores"),
]
_ITEMS = [(1, "goods", "货物", "goods"), (2, "works", "工程", "works"), (3, "services", "服务", "services"),
          (4, "other_goods", "其他", "other"), (5, "other_works", "其他", "other")]


def catalogue(lang):
    def texts(columns):
        return [dict(column, text=column[lang]) for column in columns]

    def pick(zh, en):
        return zh if lang == "zh" else en

    return {
        "library": "0", "abi": 0, "digest": "", "language": lang,
        "operations": [{"name": "demo.check", "domain": "demo", "kind": "decision", "text": pick("检查", "check"),
                        "source": "第1条", "anchor": "on", "inputs": texts(_INPUTS), "outputs": texts(_OUTPUTS), "rules": ["demo.rule"],
                        "lists": [{"name": "lines", "direction": "in", "text": pick("明细", "lines")},
                                  {"name": "steps", "direction": "out", "text": pick("步骤", "steps")}]},
                       {"name": "demo.score", "domain": "demo", "kind": "decision", "text": pick("评分", "score"),
                        "source": "第2条", "anchor": "on", "inputs": texts(_BID_INPUTS), "outputs": texts(_BID_OUTPUTS), "rules": [],
                        "lists": [{"name": "bids", "direction": "in", "text": pick("投标", "bid")},
                                  {"name": "bids.scores", "parent": "bids", "direction": "in", "text": pick("评分", "score")},
                                  {"name": "bids.terms", "parent": "bids", "direction": "in", "text": pick("条件", "term")}]}],
        "enumerations": [{"name": "category", "text": pick("品类", "category"),
                          "items": [{"code": c, "id": i, "text": pick(zh, en)} for c, i, zh, en in _ITEMS]}],
        "rules": [{"id": "demo.rule", "form": "threshold", "title": "", "jurisdiction": "CN", "anchor": "on",
                   "versions": [{"code": 7, "from": "2020-01-01", "until": None, "confidence": "verified",
                                 "citations": []}]}],
        "documents": [], "jurisdictions": [],
    }
