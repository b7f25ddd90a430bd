"""Domains and their operations. Written by make_stubs.py from the catalogue; do not edit."""

import datetime
from decimal import Decimal
from typing import Any, Dict, FrozenSet, Iterable, List, Mapping, Optional, Sequence, Tuple, Union, overload

from ._catalogue import Catalogue, Code, OperationInfo
from .results import Answer, Table

# One value.
_Int = Optional[int]
_Bool = Union[bool, int, None]
_Date = Union[str, datetime.date, int, None]
_Moment = Union[str, datetime.datetime, int, None]
_Code = Union[str, int, None]
_Set = Union[FrozenSet[str], int, None]
_Scaled = Union[Decimal, str, int, None]
_Text = Optional[str]
_Jurisdiction = Union[str, int, None]
_Records = Sequence[Mapping[str, Any]]
# A column of values: list, array.array, memoryview, numpy array, data frame column; or one value for all rows.
_Column = Any
# {"offsets": ..., column: ...}, {"key": ..., column: ...}, or one list of records for each row.
_Lists = Any

class CalendarIsWorkingDayAnswer(Answer):
    """Answer of calendar.is_working_day."""
    outcome: Code
    """outcome 结论"""
    working: Optional[bool]
    """working day 是否工作日"""
    missing_year: Optional[int]
    """year without a notice 缺少通知的年度"""
    rule: Optional[str]
    """version of the controlling rule 起决定作用的规则版本"""
    epoch: int
    """epoch of the rules 规则时段"""
    path: int
    """path through the decision 判断路径"""
    confidence: Code
    """weakest confidence of the rules used 所用规则的最低核实状态"""
    row_status: str
    """status of the row, 0 when it is right 行状态，0 为正常"""
    row_column: Optional[str]
    """input column at fault, -1 for none 出错的输入列，-1 为无"""

class CalendarAddWorkingDaysAnswer(Answer):
    """Answer of calendar.add_working_days."""
    outcome: Code
    """outcome 结论"""
    result_on: Optional[datetime.date]
    """day reached 到达日"""
    missing_year: Optional[int]
    """year without a notice 缺少通知的年度"""
    rule: Optional[str]
    """version of the controlling rule 起决定作用的规则版本"""
    epoch: int
    """epoch of the rules 规则时段"""
    path: int
    """path through the decision 判断路径"""
    confidence: Code
    """weakest confidence of the rules used 所用规则的最低核实状态"""
    row_status: str
    """status of the row, 0 when it is right 行状态，0 为正常"""
    row_column: Optional[str]
    """input column at fault, -1 for none 出错的输入列，-1 为无"""

class CalendarCountWorkingDaysAnswer(Answer):
    """Answer of calendar.count_working_days."""
    outcome: Code
    """outcome 结论"""
    days: Optional[int]
    """working days 工作日数"""
    missing_year: Optional[int]
    """year without a notice 缺少通知的年度"""
    rule: Optional[str]
    """version of the controlling rule 起决定作用的规则版本"""
    epoch: int
    """epoch of the rules 规则时段"""
    path: int
    """path through the decision 判断路径"""
    confidence: Code
    """weakest confidence of the rules used 所用规则的最低核实状态"""
    row_status: str
    """status of the row, 0 when it is right 行状态，0 为正常"""
    row_column: Optional[str]
    """input column at fault, -1 for none 出错的输入列，-1 为无"""

class CalendarDeadlineAnswer(Answer):
    """Answer of calendar.deadline."""
    outcome: Code
    """outcome 结论"""
    deadline_on: Optional[datetime.date]
    """deadline 届满日"""
    unrolled_on: Optional[datetime.date]
    """last day before rolling 移动前的届满日"""
    length: Optional[int]
    """length 期限长度"""
    length_unit: Optional[Code]
    """unit 期限单位"""
    bound: Optional[Code]
    """kind of period 期限性质"""
    roll: Optional[Code]
    """when the last day is a rest day 遇休息日的处理"""
    missing_year: Optional[int]
    """year without a notice 缺少通知的年度"""
    rule: Optional[str]
    """version of the controlling rule 起决定作用的规则版本"""
    epoch: int
    """epoch of the rules 规则时段"""
    path: int
    """path through the decision 判断路径"""
    confidence: Code
    """weakest confidence of the rules used 所用规则的最低核实状态"""
    row_status: str
    """status of the row, 0 when it is right 行状态，0 为正常"""
    row_column: Optional[str]
    """input column at fault, -1 for none 出错的输入列，-1 为无"""

class CalendarDomain:
    """Operations of calendar."""
    @overload
    def is_working_day(  # type: ignore
        self,
        *,
        on_date: _Date,
        jurisdiction: _Jurisdiction = ...,
        known_at: _Date = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> CalendarIsWorkingDayAnswer:
        """Whether a day is a working day (是否工作日).

        Source: 全国年节及纪念日放假办法; 国务院办公厅各年节假日安排通知

        Inputs:
            on_date (date, day): date 日期
            jurisdiction (jurisdiction, may be missing): jurisdiction 地区（预算级次）

        Outputs:
            outcome (code, outcome): outcome 结论
            working (bool, may be missing): working day 是否工作日
            missing_year (integer, may be missing): year without a notice 缺少通知的年度
            rule (id@from, may be missing): version of the controlling rule 起决定作用的规则版本
            epoch (integer): epoch of the rules 规则时段
            path (integer): path through the decision 判断路径
            confidence (code, confidence): weakest confidence of the rules used 所用规则的最低核实状态
            row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
            row_column (integer): input column at fault, -1 for none 出错的输入列，-1 为无
        """
        ...
    @overload
    def is_working_day(
        self,
        *,
        on_date: _Column,
        jurisdiction: _Column = ...,
        known_at: _Date = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> Table: ...
    @overload
    def add_working_days(  # type: ignore
        self,
        *,
        on_date: _Date,
        days: _Int,
        jurisdiction: _Jurisdiction = ...,
        known_at: _Date = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> CalendarAddWorkingDaysAnswer:
        """Add working days (工作日推算).

        Source: 国务院办公厅各年节假日安排通知

        Inputs:
            on_date (date, day): first day 起始日
            days (integer): working days 工作日数
            jurisdiction (jurisdiction, may be missing): jurisdiction 地区（预算级次）

        Outputs:
            outcome (code, outcome): outcome 结论
            result_on (date, day, may be missing): day reached 到达日
            missing_year (integer, may be missing): year without a notice 缺少通知的年度
            rule (id@from, may be missing): version of the controlling rule 起决定作用的规则版本
            epoch (integer): epoch of the rules 规则时段
            path (integer): path through the decision 判断路径
            confidence (code, confidence): weakest confidence of the rules used 所用规则的最低核实状态
            row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
            row_column (integer): input column at fault, -1 for none 出错的输入列，-1 为无
        """
        ...
    @overload
    def add_working_days(
        self,
        *,
        on_date: _Column,
        days: _Column,
        jurisdiction: _Column = ...,
        known_at: _Date = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> Table: ...
    @overload
    def count_working_days(  # type: ignore
        self,
        *,
        on_date: _Date,
        until_on: _Date,
        jurisdiction: _Jurisdiction = ...,
        known_at: _Date = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> CalendarCountWorkingDaysAnswer:
        """Count working days (工作日计数).

        Source: 国务院办公厅各年节假日安排通知

        Inputs:
            on_date (date, day): first day, counted 起始日（含）
            until_on (date, day): end, not counted 截止日（不含）
            jurisdiction (jurisdiction, may be missing): jurisdiction 地区（预算级次）

        Outputs:
            outcome (code, outcome): outcome 结论
            days (integer, may be missing): working days 工作日数
            missing_year (integer, may be missing): year without a notice 缺少通知的年度
            rule (id@from, may be missing): version of the controlling rule 起决定作用的规则版本
            epoch (integer): epoch of the rules 规则时段
            path (integer): path through the decision 判断路径
            confidence (code, confidence): weakest confidence of the rules used 所用规则的最低核实状态
            row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
            row_column (integer): input column at fault, -1 for none 出错的输入列，-1 为无
        """
        ...
    @overload
    def count_working_days(
        self,
        *,
        on_date: _Column,
        until_on: _Column,
        jurisdiction: _Column = ...,
        known_at: _Date = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> Table: ...
    @overload
    def deadline(  # type: ignore
        self,
        *,
        time_limit: _Code,
        starts_on: _Date,
        ended_on: _Date = ...,
        rest_day_reading: _Code = ...,
        jurisdiction: _Jurisdiction = ...,
        known_at: _Date = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> CalendarDeadlineAnswer:
        """Deadline of a statutory period (期限届满日).

        Source: 民法典 200-204; 财政部令第87号 85; 财政部令第94号 42

        Inputs:
            time_limit (code, time_limit): time limit 期限规则
            starts_on (date, day): day of the starting event 起始事件日
            ended_on (date, day, may be missing): day on which the act was done 实际完成日
            rest_day_reading (code, rest_day_reading, may be missing): what a rest day is 休息日的理解
            jurisdiction (jurisdiction, may be missing): jurisdiction 地区（预算级次）

        Outputs:
            outcome (code, outcome): outcome 结论
            deadline_on (date, day, may be missing): deadline 届满日
            unrolled_on (date, day, may be missing): last day before rolling 移动前的届满日
            length (integer, may be missing): length 期限长度
            length_unit (code, length_unit, may be missing): unit 期限单位
            bound (code, time_limit_bound, may be missing): kind of period 期限性质
            roll (code, roll_policy, may be missing): when the last day is a rest day 遇休息日的处理
            missing_year (integer, may be missing): year without a notice 缺少通知的年度
            rule (id@from, may be missing): version of the controlling rule 起决定作用的规则版本
            epoch (integer): epoch of the rules 规则时段
            path (integer): path through the decision 判断路径
            confidence (code, confidence): weakest confidence of the rules used 所用规则的最低核实状态
            row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
            row_column (integer): input column at fault, -1 for none 出错的输入列，-1 为无
        """
        ...
    @overload
    def deadline(
        self,
        *,
        time_limit: _Column,
        starts_on: _Column,
        ended_on: _Column = ...,
        rest_day_reading: _Column = ...,
        jurisdiction: _Column = ...,
        known_at: _Date = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> Table: ...

class ProcurementMethodAnswer(Answer):
    """Answer of procurement.method."""
    outcome: Code
    """outcome 结论"""
    covered: Optional[bool]
    """within government procurement 是否属于政府采购"""
    reaches_open_tender: Optional[bool]
    """reaches the open-tender amount 是否达到公开招标数额标准"""
    must_tender: Optional[bool]
    """works that must be tendered 是否必须招标的工程"""
    allowed_methods: FrozenSet[Code]
    """methods allowed 可用方式"""
    ground_methods: FrozenSet[Code]
    """methods that need a ground 须有法定情形的方式"""
    approval_methods: FrozenSet[Code]
    """methods that need approval 须经批准的方式"""
    unverified_methods: FrozenSet[Code]
    """methods on unverified rules 规则未核实的方式"""
    min_suppliers: Optional[int]
    """suppliers needed at least 供应商最少数"""
    in_catalogue: Optional[bool]
    """an item of the central catalogue 是否属于集中采购目录"""
    approving_authority: Optional[Code]
    """authority of the approval 审批或者备案机关"""
    approval_act: Optional[Code]
    """act of approval 审批方式"""
    rule: Optional[str]
    """version of the controlling rule 起决定作用的规则版本"""
    epoch: int
    """epoch of the rules 规则时段"""
    path: int
    """path through the decision 判断路径"""
    confidence: Code
    """weakest confidence of the rules used 所用规则的最低核实状态"""
    row_status: str
    """status of the row, 0 when it is right 行状态，0 为正常"""
    row_column: Optional[str]
    """input column at fault, -1 for none 出错的输入列，-1 为无"""

class ProcurementSupplierShortageAnswer(Answer):
    """Answer of procurement.supplier_shortage."""
    outcome: Code
    """outcome 结论"""
    min_suppliers: Optional[int]
    """least number of suppliers 供应商最低数量"""
    measures: FrozenSet[Code]
    """measures 处理"""
    rule: Optional[str]
    """version of the controlling rule 起决定作用的规则版本"""
    epoch: int
    """epoch of the rules 规则时段"""
    path: int
    """path through the decision 判断路径"""
    confidence: Code
    """weakest confidence of the rules used 所用规则的最低核实状态"""
    row_status: str
    """status of the row, 0 when it is right 行状态，0 为正常"""
    row_column: Optional[str]
    """input column at fault, -1 for none 出错的输入列，-1 为无"""

class ProcurementSplittingAnswer(Answer):
    """Answer of procurement.splitting."""
    outcome: Code
    """outcome 结论"""
    splitting: Optional[bool]
    """it is splitting 是否化整为零"""
    cumulative_fen: Optional[int]
    """cumulative amount 累计资金数额"""
    counted: Optional[int]
    """purchases counted 计入次数"""
    rule: Optional[str]
    """version of the controlling rule 起决定作用的规则版本"""
    epoch: int
    """epoch of the rules 规则时段"""
    path: int
    """path through the decision 判断路径"""
    confidence: Code
    """weakest confidence of the rules used 所用规则的最低核实状态"""
    row_status: str
    """status of the row, 0 when it is right 行状态，0 为正常"""
    row_column: Optional[str]
    """input column at fault, -1 for none 出错的输入列，-1 为无"""
    purchases: List[Dict[str, Any]]
    """purchase 采购"""

class ProcurementTenderSplittingAnswer(Answer):
    """Answer of procurement.tender_splitting."""
    outcome: Code
    """outcome 结论"""
    merged_fen: Optional[int]
    """merged estimates 可合并估算价合计"""
    must_tender: Optional[bool]
    """the merged estimates reach the amount 合计是否达到标准"""
    rule: Optional[str]
    """version of the controlling rule 起决定作用的规则版本"""
    epoch: int
    """epoch of the rules 规则时段"""
    path: int
    """path through the decision 判断路径"""
    confidence: Code
    """weakest confidence of the rules used 所用规则的最低核实状态"""
    row_status: str
    """status of the row, 0 when it is right 行状态，0 为正常"""
    row_column: Optional[str]
    """input column at fault, -1 for none 出错的输入列，-1 为无"""
    contracts: List[Dict[str, Any]]
    """contract 合同"""

class ProcurementInternationalThresholdAnswer(Answer):
    """Answer of procurement.international_threshold."""
    outcome: Code
    """outcome 结论"""
    reaches: Optional[bool]
    """reaches the threshold 是否达到门槛价"""
    threshold: Optional[Decimal]
    """threshold 门槛价"""
    currency: Optional[Code]
    """currency 货币"""
    rule: Optional[str]
    """version of the controlling rule 起决定作用的规则版本"""
    epoch: int
    """epoch of the rules 规则时段"""
    path: int
    """path through the decision 判断路径"""
    confidence: Code
    """weakest confidence of the rules used 所用规则的最低核实状态"""
    row_status: str
    """status of the row, 0 when it is right 行状态，0 为正常"""
    row_column: Optional[str]
    """input column at fault, -1 for none 出错的输入列，-1 为无"""

class ProcurementOpenTenderAnswer(Answer):
    """Answer of procurement.open_tender."""
    outcome: Code
    """outcome 结论"""
    reaches_amount: Optional[bool]
    """reaches the open-tender amount 是否达到公开招标数额标准"""
    rule: Optional[str]
    """version of the controlling rule 起决定作用的规则版本"""
    epoch: int
    """epoch of the rules 规则时段"""
    path: int
    """path through the decision 判断路径"""
    confidence: Code
    """weakest confidence of the rules used 所用规则的最低核实状态"""
    row_status: str
    """status of the row, 0 when it is right 行状态，0 为正常"""
    row_column: Optional[str]
    """input column at fault, -1 for none 出错的输入列，-1 为无"""

class ProcurementCentralCatalogueAnswer(Answer):
    """Answer of procurement.central_catalogue."""
    outcome: Code
    """outcome 结论"""
    in_catalogue: Optional[bool]
    """in the catalogue 是否属于目录"""
    rule: Optional[str]
    """version of the controlling rule 起决定作用的规则版本"""
    epoch: int
    """epoch of the rules 规则时段"""
    path: int
    """path through the decision 判断路径"""
    confidence: Code
    """weakest confidence of the rules used 所用规则的最低核实状态"""
    row_status: str
    """status of the row, 0 when it is right 行状态，0 为正常"""
    row_column: Optional[str]
    """input column at fault, -1 for none 出错的输入列，-1 为无"""

class ProcurementEvaluationAnswer(Answer):
    """Answer of procurement.evaluation."""
    outcome: Code
    """outcome 结论"""
    conclusion: Optional[Code]
    """conclusion 评审结果"""
    valid_bids: Optional[int]
    """valid bids 有效投标数"""
    competitors: Optional[int]
    """competitors 通过审查的供应商数"""
    base_price_fen: Optional[int]
    """base price 评标基准价"""
    price_weight_percent: Optional[Decimal]
    """weight of the price 价格权重"""
    weight_in_range: Optional[bool]
    """weight within the range 价格权重是否合规"""
    first_bidder: Optional[int]
    """first candidate 排名第一的候选人"""
    rule: Optional[str]
    """version of the controlling rule 起决定作用的规则版本"""
    epoch: int
    """epoch of the rules 规则时段"""
    path: int
    """path through the decision 判断路径"""
    confidence: Code
    """weakest confidence of the rules used 所用规则的最低核实状态"""
    row_status: str
    """status of the row, 0 when it is right 行状态，0 为正常"""
    row_column: Optional[str]
    """input column at fault, -1 for none 出错的输入列，-1 为无"""
    criteria: List[Dict[str, Any]]
    """criterion 评审因素"""
    bids: List[Dict[str, Any]]
    """bid 投标"""
    expert_totals: List[Dict[str, Any]]
    """total of an expert 成员评分汇总"""
    criterion_means: List[Dict[str, Any]]
    """mean of a criterion 评审因素平均分"""

class ProcurementEvaluationMethodAnswer(Answer):
    """Answer of procurement.evaluation_method."""
    outcome: Code
    """outcome 结论"""
    method_allowed: Optional[bool]
    """the method admits the evaluation 采购方式是否允许该评审方法"""
    weight_in_range: Optional[bool]
    """weight within the range 价格权重是否合规"""
    formula_conforms: Optional[bool]
    """formula conforms 价格分算法是否合规"""
    rule: Optional[str]
    """version of the controlling rule 起决定作用的规则版本"""
    epoch: int
    """epoch of the rules 规则时段"""
    path: int
    """path through the decision 判断路径"""
    confidence: Code
    """weakest confidence of the rules used 所用规则的最低核实状态"""
    row_status: str
    """status of the row, 0 when it is right 行状态，0 为正常"""
    row_column: Optional[str]
    """input column at fault, -1 for none 出错的输入列，-1 为无"""

class ProcurementBidCorrectionAnswer(Answer):
    """Answer of procurement.bid_correction."""
    outcome: Code
    """outcome 结论"""
    corrected: Optional[bool]
    """something did not agree 是否需要修正"""
    corrected_price_fen: Optional[int]
    """corrected price 修正后的报价"""
    unit_price_corrected: Optional[bool]
    """the unit prices are changed 是否修改单价"""
    rule: Optional[str]
    """version of the controlling rule 起决定作用的规则版本"""
    epoch: int
    """epoch of the rules 规则时段"""
    path: int
    """path through the decision 判断路径"""
    confidence: Code
    """weakest confidence of the rules used 所用规则的最低核实状态"""
    row_status: str
    """status of the row, 0 when it is right 行状态，0 为正常"""
    row_column: Optional[str]
    """input column at fault, -1 for none 出错的输入列，-1 为无"""

class ProcurementPriceDeductionAnswer(Answer):
    """Answer of procurement.price_deduction."""
    outcome: Code
    """outcome 结论"""
    small_deduction_percent: Optional[Decimal]
    """deduction for small enterprises 小微企业扣除"""
    domestic_deduction_percent: Optional[Decimal]
    """deduction for domestic products 本国产品扣除"""
    adjusted_price_fen: Optional[int]
    """price after deductions 扣除后的价格"""
    rule: Optional[str]
    """version of the controlling rule 起决定作用的规则版本"""
    epoch: int
    """epoch of the rules 规则时段"""
    path: int
    """path through the decision 判断路径"""
    confidence: Code
    """weakest confidence of the rules used 所用规则的最低核实状态"""
    row_status: str
    """status of the row, 0 when it is right 行状态，0 为正常"""
    row_column: Optional[str]
    """input column at fault, -1 for none 出错的输入列，-1 为无"""

class ProcurementSmeReservationAnswer(Answer):
    """Answer of procurement.sme_reservation."""
    outcome: Code
    """outcome 结论"""
    whole: Optional[bool]
    """the whole purchase 是否整体预留"""
    least_reserved_fen: Optional[int]
    """least reserved 应预留金额"""
    least_small_fen: Optional[int]
    """of it for small and micro enterprises 其中小微企业应预留金额"""
    rule: Optional[str]
    """version of the controlling rule 起决定作用的规则版本"""
    epoch: int
    """epoch of the rules 规则时段"""
    path: int
    """path through the decision 判断路径"""
    confidence: Code
    """weakest confidence of the rules used 所用规则的最低核实状态"""
    row_status: str
    """status of the row, 0 when it is right 行状态，0 为正常"""
    row_column: Optional[str]
    """input column at fault, -1 for none 出错的输入列，-1 为无"""

class ProcurementDeadlinesAnswer(Answer):
    """Answer of procurement.deadlines."""
    outcome: Code
    """outcome 结论"""
    deadlines: int
    """number of deadlines 期限个数"""
    broken: int
    """deadlines broken 违反个数"""
    overdue: int
    """deadlines overdue 逾期未见记录个数"""
    pending: int
    """deadlines pending 未到期个数"""
    unknown: int
    """deadlines unknown 无法判定个数"""
    next_deadline_on: Optional[datetime.date]
    """next deadline 下一届满日"""
    next_time_limit: Optional[Code]
    """next time limit 下一期限规则"""
    missing_year: Optional[int]
    """year without a notice 缺少通知的年度"""
    rule: Optional[str]
    """version of the controlling rule 起决定作用的规则版本"""
    epoch: int
    """epoch of the rules 规则时段"""
    path: int
    """path through the decision 判断路径"""
    confidence: Code
    """weakest confidence of the rules used 所用规则的最低核实状态"""
    row_status: str
    """status of the row, 0 when it is right 行状态，0 为正常"""
    row_column: Optional[str]
    """input column at fault, -1 for none 出错的输入列，-1 为无"""
    events: List[Dict[str, Any]]
    """event 事件"""
    found: List[Dict[str, Any]]
    """deadline 期限"""

class ProcurementEnterpriseSizeAnswer(Answer):
    """Answer of procurement.enterprise_size."""
    outcome: Code
    """outcome 结论"""
    size: Optional[Code]
    """size 企业规模"""
    sme: Optional[bool]
    """small or medium by the size standard 是否中小企业（划型标准）"""
    small_or_micro: Optional[bool]
    """small or micro by the size standard 是否小微企业（划型标准）"""
    procurement_sme: Optional[bool]
    """small or medium in government procurement 政府采购中是否属于中小企业"""
    rule: Optional[str]
    """version of the controlling rule 起决定作用的规则版本"""
    epoch: int
    """epoch of the rules 规则时段"""
    path: int
    """path through the decision 判断路径"""
    confidence: Code
    """weakest confidence of the rules used 所用规则的最低核实状态"""
    row_status: str
    """status of the row, 0 when it is right 行状态，0 为正常"""
    row_column: Optional[str]
    """input column at fault, -1 for none 出错的输入列，-1 为无"""

class ProcurementBidBondAnswer(Answer):
    """Answer of procurement.bid_bond."""
    outcome: Code
    """outcome 结论"""
    cap_fen: Optional[int]
    """cap 上限"""
    within_cap: Optional[bool]
    """within the cap 是否未超过上限"""
    form_outcome: Optional[Code]
    """outcome of the form 形式的结论"""
    rule: Optional[str]
    """version of the controlling rule 起决定作用的规则版本"""
    epoch: int
    """epoch of the rules 规则时段"""
    path: int
    """path through the decision 判断路径"""
    confidence: Code
    """weakest confidence of the rules used 所用规则的最低核实状态"""
    row_status: str
    """status of the row, 0 when it is right 行状态，0 为正常"""
    row_column: Optional[str]
    """input column at fault, -1 for none 出错的输入列，-1 为无"""

class ProcurementPerformanceBondAnswer(Answer):
    """Answer of procurement.performance_bond."""
    outcome: Code
    """outcome 结论"""
    cap_fen: Optional[int]
    """cap 上限"""
    within_cap: Optional[bool]
    """within the cap 是否未超过上限"""
    form_outcome: Optional[Code]
    """outcome of the form 形式的结论"""
    rule: Optional[str]
    """version of the controlling rule 起决定作用的规则版本"""
    epoch: int
    """epoch of the rules 规则时段"""
    path: int
    """path through the decision 判断路径"""
    confidence: Code
    """weakest confidence of the rules used 所用规则的最低核实状态"""
    row_status: str
    """status of the row, 0 when it is right 行状态，0 为正常"""
    row_column: Optional[str]
    """input column at fault, -1 for none 出错的输入列，-1 为无"""

class ProcurementBidBondRefundAnswer(Answer):
    """Answer of procurement.bid_bond_refund."""
    outcome: Code
    """outcome 结论"""
    due_on: Optional[datetime.date]
    """due on 最迟退还日"""
    late_days: Optional[int]
    """days late 逾期天数"""
    charge_fen: Optional[int]
    """charge for the delay 超期资金占用费"""
    rule: Optional[str]
    """version of the controlling rule 起决定作用的规则版本"""
    epoch: int
    """epoch of the rules 规则时段"""
    path: int
    """path through the decision 判断路径"""
    confidence: Code
    """weakest confidence of the rules used 所用规则的最低核实状态"""
    row_status: str
    """status of the row, 0 when it is right 行状态，0 为正常"""
    row_column: Optional[str]
    """input column at fault, -1 for none 出错的输入列，-1 为无"""

class ProcurementSupplierQualificationAnswer(Answer):
    """Answer of procurement.supplier_qualification."""
    outcome: Code
    """outcome 结论"""
    conditions: Optional[Code]
    """conditions of the law 法定条件"""
    record: Optional[Code]
    """record 违法记录"""
    ties: Optional[Code]
    """ties 关联关系"""
    consortium: Optional[Code]
    """consortium 联合体"""
    certificate: Optional[Code]
    """certificates 资质"""
    record_from_on: Optional[datetime.date]
    """record looked at from 记录回溯起始日"""
    rule: Optional[str]
    """version of the controlling rule 起决定作用的规则版本"""
    epoch: int
    """epoch of the rules 规则时段"""
    path: int
    """path through the decision 判断路径"""
    confidence: Code
    """weakest confidence of the rules used 所用规则的最低核实状态"""
    row_status: str
    """status of the row, 0 when it is right 行状态，0 为正常"""
    row_column: Optional[str]
    """input column at fault, -1 for none 出错的输入列，-1 为无"""
    penalties: List[Dict[str, Any]]
    """penalties 处罚"""
    certificates: List[Dict[str, Any]]
    """certificates 资质证明"""

class ProcurementConsortiumGradeAnswer(Answer):
    """Answer of procurement.consortium_grade."""
    outcome: Code
    """outcome 结论"""
    rule: Optional[str]
    """version of the controlling rule 起决定作用的规则版本"""
    epoch: int
    """epoch of the rules 规则时段"""
    path: int
    """path through the decision 判断路径"""
    confidence: Code
    """weakest confidence of the rules used 所用规则的最低核实状态"""
    row_status: str
    """status of the row, 0 when it is right 行状态，0 为正常"""
    row_column: Optional[str]
    """input column at fault, -1 for none 出错的输入列，-1 为无"""
    members: List[Dict[str, Any]]
    """members 联合体成员"""

class ProcurementContractAnswer(Answer):
    """Answer of procurement.contract."""
    outcome: Code
    """outcome 结论"""
    form: Optional[Code]
    """form 合同形式"""
    signing: Optional[Code]
    """signing 签订"""
    signing_due_on: Optional[datetime.date]
    """to be signed by 最迟签订日"""
    publication: Optional[Code]
    """publication 公告"""
    publication_due_on: Optional[datetime.date]
    """to be published by 最迟公告日"""
    filing: Optional[Code]
    """filing 备案"""
    filing_due_on: Optional[datetime.date]
    """to be filed by 最迟备案日"""
    amount: Optional[Code]
    """amount 金额"""
    subcontract: Optional[Code]
    """subcontract 分包"""
    supplement: Optional[Code]
    """supplements 补充合同"""
    supplements_total_fen: Optional[int]
    """total of supplements 补充合同合计"""
    supplements_cap_fen: Optional[int]
    """cap of supplements 补充合同上限"""
    rule: Optional[str]
    """version of the controlling rule 起决定作用的规则版本"""
    epoch: int
    """epoch of the rules 规则时段"""
    path: int
    """path through the decision 判断路径"""
    confidence: Code
    """weakest confidence of the rules used 所用规则的最低核实状态"""
    row_status: str
    """status of the row, 0 when it is right 行状态，0 为正常"""
    row_column: Optional[str]
    """input column at fault, -1 for none 出错的输入列，-1 为无"""
    supplements: List[Dict[str, Any]]
    """supplements 补充合同"""

class ProcurementSupplierPaymentAnswer(Answer):
    """Answer of procurement.supplier_payment."""
    outcome: Code
    """outcome 结论"""
    term: Optional[Code]
    """agreed term 付款期限约定"""
    payment: Optional[Code]
    """payment to a small or medium enterprise 对中小企业的付款"""
    starts_on: Optional[datetime.date]
    """term runs from 付款期限起算日"""
    due_on: Optional[datetime.date]
    """due on 最迟付款日"""
    overdue_days: Optional[int]
    """days late 逾期天数"""
    rate: Optional[Code]
    """agreed rate 利率约定"""
    interest_fen: Optional[int]
    """late interest 逾期利息"""
    invoice: Optional[Code]
    """payment after the invoice 收到发票后的付款"""
    invoice_due_on: Optional[datetime.date]
    """due after the invoice 收到发票后的最迟付款日"""
    rule: Optional[str]
    """version of the controlling rule 起决定作用的规则版本"""
    epoch: int
    """epoch of the rules 规则时段"""
    path: int
    """path through the decision 判断路径"""
    confidence: Code
    """weakest confidence of the rules used 所用规则的最低核实状态"""
    row_status: str
    """status of the row, 0 when it is right 行状态，0 为正常"""
    row_column: Optional[str]
    """input column at fault, -1 for none 出错的输入列，-1 为无"""

class ProcurementCommitteeAnswer(Answer):
    """Answer of procurement.committee."""
    outcome: Code
    """outcome 结论"""
    faults: FrozenSet[Code]
    """faults 组成问题"""
    min_members: Optional[int]
    """least number of members 成员人数下限"""
    min_experts: Optional[int]
    """least number of experts 专家人数下限"""
    member_count: int
    """members 成员人数"""
    expert_count: int
    """experts 专家人数"""
    rule: Optional[str]
    """version of the controlling rule 起决定作用的规则版本"""
    epoch: int
    """epoch of the rules 规则时段"""
    path: int
    """path through the decision 判断路径"""
    confidence: Code
    """weakest confidence of the rules used 所用规则的最低核实状态"""
    row_status: str
    """status of the row, 0 when it is right 行状态，0 为正常"""
    row_column: Optional[str]
    """input column at fault, -1 for none 出错的输入列，-1 为无"""
    members: List[Dict[str, Any]]
    """member 成员"""

class ProcurementExpertDrawAnswer(Answer):
    """Answer of procurement.expert_draw."""
    outcome: Code
    """outcome 结论"""
    eligible: int
    """eligible experts 可抽取的专家人数"""
    seed_matches: Optional[bool]
    """the seed matches its digest 种子与公布的摘要相符"""
    pool_matches: Optional[bool]
    """the pool matches its digest 名单与公布的摘要相符"""
    pool_digest_1: int
    """bytes 1 to 8 of the pool's digest 名单摘要第 1 至 8 字节"""
    pool_digest_2: int
    """bytes 9 to 16 of the pool's digest 名单摘要第 9 至 16 字节"""
    pool_digest_3: int
    """bytes 17 to 24 of the pool's digest 名单摘要第 17 至 24 字节"""
    pool_digest_4: int
    """bytes 25 to 32 of the pool's digest 名单摘要第 25 至 32 字节"""
    rule: Optional[str]
    """version of the controlling rule 起决定作用的规则版本"""
    epoch: int
    """epoch of the rules 规则时段"""
    path: int
    """path through the decision 判断路径"""
    confidence: Code
    """weakest confidence of the rules used 所用规则的最低核实状态"""
    row_status: str
    """status of the row, 0 when it is right 行状态，0 为正常"""
    row_column: Optional[str]
    """input column at fault, -1 for none 出错的输入列，-1 为无"""
    pool: List[Dict[str, Any]]
    """expert of the pool 专家名单"""

class ProcurementQuestionAnswer(Answer):
    """Answer of procurement.question."""
    outcome: Code
    """outcome 结论"""
    faults: FrozenSet[Code]
    """faults 不予受理的原因"""
    missing_contents: FrozenSet[Code]
    """contents that are missing 缺少的内容"""
    filing_due_on: Optional[datetime.date]
    """last day to ask 质疑期限届满日"""
    reply_due_on: Optional[datetime.date]
    """last day to reply 答复期限届满日"""
    reply_outcome: Optional[Code]
    """reply in time 答复是否按期"""
    complaint_due_on: Optional[datetime.date]
    """last day to complain 投诉期限届满日"""
    contract_waits: Optional[bool]
    """the contract must wait 是否应当暂停签订或者中止履行合同"""
    rule: Optional[str]
    """version of the controlling rule 起决定作用的规则版本"""
    epoch: int
    """epoch of the rules 规则时段"""
    path: int
    """path through the decision 判断路径"""
    confidence: Code
    """weakest confidence of the rules used 所用规则的最低核实状态"""
    row_status: str
    """status of the row, 0 when it is right 行状态，0 为正常"""
    row_column: Optional[str]
    """input column at fault, -1 for none 出错的输入列，-1 为无"""

class ProcurementQuestionAnswerAnswer(Answer):
    """Answer of procurement.question_answer."""
    outcome: Code
    """outcome 结论"""
    measure: Optional[Code]
    """what follows 处理"""
    report_due: Optional[bool]
    """the finance department must be told 是否应当书面报告财政部门"""
    rule: Optional[str]
    """version of the controlling rule 起决定作用的规则版本"""
    epoch: int
    """epoch of the rules 规则时段"""
    path: int
    """path through the decision 判断路径"""
    confidence: Code
    """weakest confidence of the rules used 所用规则的最低核实状态"""
    row_status: str
    """status of the row, 0 when it is right 行状态，0 为正常"""
    row_column: Optional[str]
    """input column at fault, -1 for none 出错的输入列，-1 为无"""

class ProcurementComplaintAnswer(Answer):
    """Answer of procurement.complaint."""
    outcome: Code
    """outcome 结论"""
    action: Optional[Code]
    """action 审查后的处理"""
    authority: Optional[Code]
    """competent authority 有管辖权的财政部门"""
    faults: FrozenSet[Code]
    """faults 不予受理的原因"""
    missing_contents: FrozenSet[Code]
    """contents that are missing 缺少的内容"""
    filing_due_on: Optional[datetime.date]
    """last day to complain 投诉期限届满日"""
    review_due_on: Optional[datetime.date]
    """last day of the review 审查期限届满日"""
    rejection_due_on: Optional[datetime.date]
    """last day to notify a rejection 告知不予受理期限届满日"""
    service_due_on: Optional[datetime.date]
    """last day of the notice to reply 发出答复通知书期限届满日"""
    statement_due_on: Optional[datetime.date]
    """last day of the statement 被投诉人说明期限届满日"""
    decision_due_on: Optional[datetime.date]
    """last day of the decision 处理决定期限届满日"""
    suspension_due_on: Optional[datetime.date]
    """last day of a suspension 暂停期限届满日"""
    excluded_days: Optional[int]
    """working days not counted 不计算的工作日"""
    late_steps: FrozenSet[Code]
    """steps that were late 逾期的环节"""
    procedure: Optional[Code]
    """handling in time 处理程序是否按期"""
    rule: Optional[str]
    """version of the controlling rule 起决定作用的规则版本"""
    epoch: int
    """epoch of the rules 规则时段"""
    path: int
    """path through the decision 判断路径"""
    confidence: Code
    """weakest confidence of the rules used 所用规则的最低核实状态"""
    row_status: str
    """status of the row, 0 when it is right 行状态，0 为正常"""
    row_column: Optional[str]
    """input column at fault, -1 for none 出错的输入列，-1 为无"""
    pauses: List[Dict[str, Any]]
    """time that is not counted 不计算的时间"""

class ProcurementComplaintDecisionAnswer(Answer):
    """Answer of procurement.complaint_decision."""
    outcome: Code
    """outcome 结论"""
    measures: FrozenSet[Code]
    """measures 处理措施"""
    ban_least_years: Optional[int]
    """least years of the ban 禁止年数下限"""
    ban_most_years: Optional[int]
    """most years of the ban 禁止年数上限"""
    rule: Optional[str]
    """version of the controlling rule 起决定作用的规则版本"""
    epoch: int
    """epoch of the rules 规则时段"""
    path: int
    """path through the decision 判断路径"""
    confidence: Code
    """weakest confidence of the rules used 所用规则的最低核实状态"""
    row_status: str
    """status of the row, 0 when it is right 行状态，0 为正常"""
    row_column: Optional[str]
    """input column at fault, -1 for none 出错的输入列，-1 为无"""

class ProcurementWorksComplaintAnswer(Answer):
    """Answer of procurement.works_complaint."""
    outcome: Code
    """outcome 结论"""
    faults: FrozenSet[Code]
    """faults 不予受理的原因"""
    reply_due_on: Optional[datetime.date]
    """last day to answer the objection 答复异议期限届满日"""
    filing_due_on: Optional[datetime.date]
    """last day to complain 投诉期限届满日"""
    acceptance_due_on: Optional[datetime.date]
    """last day to decide on acceptance 决定受理期限届满日"""
    decision_due_on: Optional[datetime.date]
    """last day of the decision 处理决定期限届满日"""
    late_steps: FrozenSet[Code]
    """steps that were late 逾期的环节"""
    procedure: Optional[Code]
    """handling in time 处理程序是否按期"""
    rule: Optional[str]
    """version of the controlling rule 起决定作用的规则版本"""
    epoch: int
    """epoch of the rules 规则时段"""
    path: int
    """path through the decision 判断路径"""
    confidence: Code
    """weakest confidence of the rules used 所用规则的最低核实状态"""
    row_status: str
    """status of the row, 0 when it is right 行状态，0 为正常"""
    row_column: Optional[str]
    """input column at fault, -1 for none 出错的输入列，-1 为无"""

class ProcurementCollusionSignsAnswer(Answer):
    """Answer of procurement.collusion_signs."""
    outcome: Code
    """outcome 结论"""
    signs: FrozenSet[Code]
    """signs 发现的迹象"""
    unexamined: FrozenSet[Code]
    """signs that cannot be excluded 不能排除的迹象"""
    invalid_bids: int
    """invalid bids 无效投标数"""
    other_bids: int
    """other bids 其余投标数"""
    report_due: Optional[bool]
    """the finance department must be told 是否应当报告财政部门"""
    rule: Optional[str]
    """version of the controlling rule 起决定作用的规则版本"""
    epoch: int
    """epoch of the rules 规则时段"""
    path: int
    """path through the decision 判断路径"""
    confidence: Code
    """weakest confidence of the rules used 所用规则的最低核实状态"""
    row_status: str
    """status of the row, 0 when it is right 行状态，0 为正常"""
    row_column: Optional[str]
    """input column at fault, -1 for none 出错的输入列，-1 为无"""
    bids: List[Dict[str, Any]]
    """bid 投标"""
    pairs: List[Dict[str, Any]]
    """shared sign 共同迹象"""

class ProcurementDomain:
    """Operations of procurement."""
    @overload
    def method(  # type: ignore
        self,
        *,
        category: _Code,
        budget_fen: _Int,
        announced_on: _Date,
        method: _Code = ...,
        in_catalogue: _Bool = ...,
        ground_holds: _Bool = ...,
        finance_approved: _Bool = ...,
        works_kind: _Code = ...,
        in_tender_scope: _Bool = ...,
        project_budget_funds_fen: _Int = ...,
        project_investment_fen: _Int = ...,
        purchaser: _Code = ...,
        funds: _Code = ...,
        fiscal_part_fen: _Int = ...,
        scope_exception: _Code = ...,
        item: _Code = ...,
        unit_in_beijing: _Bool = ...,
        tender_exemption: _Code = ...,
        ground: _Code = ...,
        original_contract_fen: _Int = ...,
        prior_add_ons_fen: _Int = ...,
        department_consented: _Bool = ...,
        publicity_held: _Bool = ...,
        approved_by: _Code = ...,
        county_empowered: _Bool = ...,
        organiser: _Code = ...,
        plan_cleared: _Bool = ...,
        can_be_bundled: _Bool = ...,
        jurisdiction: _Jurisdiction = ...,
        known_at: _Date = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> ProcurementMethodAnswer:
        """Methods allowed for a purchase (采购方式适用).

        Source: 政府采购法 2, 4, 7, 26-32, 84-86; 政府采购法实施条例 2, 7, 23, 25-27, 78; 财政部令第74号 3, 4, 27, 38; 财政部令第110号 3, 5, 8; 国家发展改革委令第16号 2, 5; 招标投标法 66; 招标投标法实施条例 9

        Inputs:
            category (code, procurement_category): category 采购品类
            budget_fen (money, fen): budget 预算金额
            announced_on (date, day): day of announcement 采购公告日
            method (code, procurement_method, may be missing): intended method 拟采用的采购方式
            in_catalogue (bool, may be missing): an item of the central catalogue 是否属于集中采购目录
            ground_holds (bool, may be missing): a statutory ground holds 是否具备法定情形
            finance_approved (bool, may be missing): the finance department approved before the start 采购开始前是否获财政部门批准
            works_kind (code, works_kind, may be missing): kind of works purchase 工程采购种类
            in_tender_scope (bool, may be missing): the project is within the duty to tender 是否属于必须招标的工程建设项目
            project_budget_funds_fen (money, fen, may be missing): budget funds of the project 项目使用预算资金
            project_investment_fen (money, fen, may be missing): total investment of the project 项目总投资额
            purchaser (code, purchaser_kind, may be missing): purchaser 采购主体
            funds (code, procurement_funds, may be missing): funds 采购资金
            fiscal_part_fen (money, fen, may be missing): fiscal part 财政性资金部分
            scope_exception (code, scope_exception, may be missing): exception from the scope 除外情形
            item (code, catalogue_item, may be missing): catalogue item 目录项目
            unit_in_beijing (bool, may be missing): the unit is in Beijing 是否京内单位
            tender_exemption (code, tender_exemption, may be missing): exemption from tendering 可以不招标的情形
            ground (code, procurement_ground, may be missing): statutory ground relied on 所依据的法定情形
            original_contract_fen (money, fen, may be missing): amount of the original contract 原合同采购金额
            prior_add_ons_fen (money, fen, may be missing): add-ons so far 此前已添购金额
            department_consented (bool, may be missing): the department in charge consented 是否报经主管预算单位同意
            publicity_held (bool, may be missing): the only supplier was made public 是否已公示唯一供应商
            approved_by (code, procurement_approver, may be missing): approved by 实际批准单位
            county_empowered (bool, may be missing): a county that the province has empowered 省直管县是否经省级政府批准行使批准权
            organiser (code, framework_organiser, may be missing): organiser of the framework 框架协议征集人
            plan_cleared (bool, may be missing): the plan was reviewed or filed 方案是否已经审核或者备案
            can_be_bundled (bool, may be missing): the need can be bundled into one purchase 能否归集需求形成单一项目
            jurisdiction (jurisdiction, may be missing): jurisdiction 地区（预算级次）

        Outputs:
            outcome (code, outcome): outcome 结论
            covered (bool, may be missing): within government procurement 是否属于政府采购
            reaches_open_tender (bool, may be missing): reaches the open-tender amount 是否达到公开招标数额标准
            must_tender (bool, may be missing): works that must be tendered 是否必须招标的工程
            allowed_methods (set, procurement_method): methods allowed 可用方式
            ground_methods (set, procurement_method): methods that need a ground 须有法定情形的方式
            approval_methods (set, procurement_method): methods that need approval 须经批准的方式
            unverified_methods (set, procurement_method): methods on unverified rules 规则未核实的方式
            min_suppliers (integer, may be missing): suppliers needed at least 供应商最少数
            in_catalogue (bool, may be missing): an item of the central catalogue 是否属于集中采购目录
            approving_authority (code, procurement_authority, may be missing): authority of the approval 审批或者备案机关
            approval_act (code, approval_act, may be missing): act of approval 审批方式
            rule (id@from, may be missing): version of the controlling rule 起决定作用的规则版本
            epoch (integer): epoch of the rules 规则时段
            path (integer): path through the decision 判断路径
            confidence (code, confidence): weakest confidence of the rules used 所用规则的最低核实状态
            row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
            row_column (integer): input column at fault, -1 for none 出错的输入列，-1 为无
        """
        ...
    @overload
    def method(
        self,
        *,
        category: _Column,
        budget_fen: _Column,
        announced_on: _Column,
        method: _Column = ...,
        in_catalogue: _Column = ...,
        ground_holds: _Column = ...,
        finance_approved: _Column = ...,
        works_kind: _Column = ...,
        in_tender_scope: _Column = ...,
        project_budget_funds_fen: _Column = ...,
        project_investment_fen: _Column = ...,
        purchaser: _Column = ...,
        funds: _Column = ...,
        fiscal_part_fen: _Column = ...,
        scope_exception: _Column = ...,
        item: _Column = ...,
        unit_in_beijing: _Column = ...,
        tender_exemption: _Column = ...,
        ground: _Column = ...,
        original_contract_fen: _Column = ...,
        prior_add_ons_fen: _Column = ...,
        department_consented: _Column = ...,
        publicity_held: _Column = ...,
        approved_by: _Column = ...,
        county_empowered: _Column = ...,
        organiser: _Column = ...,
        plan_cleared: _Column = ...,
        can_be_bundled: _Column = ...,
        jurisdiction: _Column = ...,
        known_at: _Date = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> Table: ...
    @overload
    def supplier_shortage(  # type: ignore
        self,
        *,
        method: _Code,
        stage: _Code,
        announced_on: _Date,
        suppliers: _Int,
        drawn: _Int = ...,
        exception: _Code = ...,
        switch_approved: _Bool = ...,
        reaches_open_tender: _Bool = ...,
        documents_faulty: _Bool = ...,
        task_cancelled: _Bool = ...,
        jurisdiction: _Jurisdiction = ...,
        known_at: _Date = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> ProcurementSupplierShortageAnswer:
        """Too few suppliers at a stage (供应商不足的处理).

        Source: 政府采购法 34, 36-38, 40; 财政部令第87号 14, 41, 43, 44; 财政部令第74号 12, 27, 33, 37, 50; 财政部令第110号 27; 招标投标法 28; 招标投标法实施条例 19, 44

        Inputs:
            method (code, procurement_method): method 采购方式
            stage (code, supplier_stage): stage 环节
            announced_on (date, day): day of announcement 采购公告日
            suppliers (integer): suppliers 供应商数量
            drawn (integer, may be missing): suppliers to be drawn 拟随机抽取的供应商数
            exception (code, supplier_exception, may be missing): exception from the number 最低数量的例外
            switch_approved (bool, may be missing): the switch was approved 变更采购方式是否已获批准
            reaches_open_tender (bool, may be missing): reaches the open-tender amount 是否达到公开招标数额标准
            documents_faulty (bool, may be missing): the tender documents or procedure are faulty 招标文件或者程序是否有问题
            task_cancelled (bool, may be missing): the task is cancelled 采购任务是否取消
            jurisdiction (jurisdiction, may be missing): jurisdiction 地区（预算级次）

        Outputs:
            outcome (code, outcome): outcome 结论
            min_suppliers (integer, may be missing): least number of suppliers 供应商最低数量
            measures (set, shortage_measure): measures 处理
            rule (id@from, may be missing): version of the controlling rule 起决定作用的规则版本
            epoch (integer): epoch of the rules 规则时段
            path (integer): path through the decision 判断路径
            confidence (code, confidence): weakest confidence of the rules used 所用规则的最低核实状态
            row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
            row_column (integer): input column at fault, -1 for none 出错的输入列，-1 为无
        """
        ...
    @overload
    def supplier_shortage(
        self,
        *,
        method: _Column,
        stage: _Column,
        announced_on: _Column,
        suppliers: _Column,
        drawn: _Column = ...,
        exception: _Column = ...,
        switch_approved: _Column = ...,
        reaches_open_tender: _Column = ...,
        documents_faulty: _Column = ...,
        task_cancelled: _Column = ...,
        jurisdiction: _Column = ...,
        known_at: _Date = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> Table: ...
    @overload
    def splitting(  # type: ignore
        self,
        *,
        category: _Code,
        as_of: _Date,
        purchases: _Records,
        jurisdiction: _Jurisdiction = ...,
        known_at: _Date = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> ProcurementSplittingAnswer:
        """Splitting to avoid open tender (化整为零规避公开招标).

        Source: 政府采购法 27, 28; 政府采购法实施条例 23, 28

        Inputs:
            category (code, procurement_category): category 采购品类
            as_of (date, day): day judged 判断日
            jurisdiction (jurisdiction, may be missing): jurisdiction 地区（预算级次）
            purchases: list, purchase 采购
                announced_on (date, day): day of announcement 采购公告日
                amount_fen (money, fen): amount 采购金额
                method (code, procurement_method): method 采购方式
                budget_adjusted (bool, may be missing): it follows a budget adjustment 是否因项目预算调整
                approved (bool, may be missing): another method was approved 是否经批准采用其他方式

        Outputs:
            outcome (code, outcome): outcome 结论
            splitting (bool, may be missing): it is splitting 是否化整为零
            cumulative_fen (money, fen, may be missing): cumulative amount 累计资金数额
            counted (integer, may be missing): purchases counted 计入次数
            rule (id@from, may be missing): version of the controlling rule 起决定作用的规则版本
            epoch (integer): epoch of the rules 规则时段
            path (integer): path through the decision 判断路径
            confidence (code, confidence): weakest confidence of the rules used 所用规则的最低核实状态
            row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
            row_column (integer): input column at fault, -1 for none 出错的输入列，-1 为无
            purchases: list, purchase 采购
                outcome (code, outcome): outcome 结论
                counted (bool, may be missing): it is counted 是否计入累计
                reaches_amount (bool, may be missing): alone it reaches the amount 单项是否达到数额标准
                path (integer): path 路径
                row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
        """
        ...
    @overload
    def splitting(
        self,
        *,
        category: _Column,
        as_of: _Column,
        purchases: _Lists,
        jurisdiction: _Column = ...,
        key: Any = ...,
        known_at: _Date = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> Table: ...
    @overload
    def tender_splitting(  # type: ignore
        self,
        *,
        works_kind: _Code,
        announced_on: _Date,
        contracts: _Records,
        in_tender_scope: _Bool = ...,
        jurisdiction: _Jurisdiction = ...,
        known_at: _Date = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> ProcurementTenderSplittingAnswer:
        """Splitting of works to avoid tendering (工程化整为零规避招标).

        Source: 招标投标法 3, 4; 国家发展改革委令第16号 5

        Inputs:
            works_kind (code, works_kind): kind of works purchase 工程采购种类
            announced_on (date, day): day of announcement 采购公告日
            in_tender_scope (bool, may be missing): the project is within the duty to tender 是否属于必须招标的工程建设项目
            jurisdiction (jurisdiction, may be missing): jurisdiction 地区（预算级次）
            contracts: list, contract 合同
                estimate_fen (money, fen): estimate 合同估算价
                tendered (bool): it was tendered 是否已招标
                can_be_merged (bool, may be missing): it can be merged 是否可以合并进行
                exempt (bool, may be missing): it is exempt from tendering 是否依法可以不招标

        Outputs:
            outcome (code, outcome): outcome 结论
            merged_fen (money, fen, may be missing): merged estimates 可合并估算价合计
            must_tender (bool, may be missing): the merged estimates reach the amount 合计是否达到标准
            rule (id@from, may be missing): version of the controlling rule 起决定作用的规则版本
            epoch (integer): epoch of the rules 规则时段
            path (integer): path through the decision 判断路径
            confidence (code, confidence): weakest confidence of the rules used 所用规则的最低核实状态
            row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
            row_column (integer): input column at fault, -1 for none 出错的输入列，-1 为无
            contracts: list, contract 合同
                outcome (code, outcome): outcome 结论
                must_tender (bool, may be missing): it must be tendered 是否必须招标
                path (integer): path 路径
                row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
        """
        ...
    @overload
    def tender_splitting(
        self,
        *,
        works_kind: _Column,
        announced_on: _Column,
        contracts: _Lists,
        in_tender_scope: _Column = ...,
        jurisdiction: _Column = ...,
        key: Any = ...,
        known_at: _Date = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> Table: ...
    @overload
    def international_threshold(  # type: ignore
        self,
        *,
        instrument: _Code,
        kind: _Code,
        entity: _Code,
        amount: _Scaled,
        announced_on: _Date,
        jurisdiction: _Jurisdiction = ...,
        known_at: _Date = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> ProcurementInternationalThresholdAnswer:
        """Threshold of another country or agreement (国际采购门槛价).

        Source: 2014/24/EU 4; 2014/25/EU 15; WTO GPA 2012; FAR 2.101

        Inputs:
            instrument (code, international_instrument): instrument 文件
            kind (code, contract_kind): kind of contract 采购对象
            entity (code, contracting_entity): contracting entity 采购实体
            amount (quantity, currency unit, 2 decimals): amount 合同金额
            announced_on (date, day): day of the notice 公告日
            jurisdiction (jurisdiction, may be missing): jurisdiction 地区（预算级次）

        Outputs:
            outcome (code, outcome): outcome 结论
            reaches (bool, may be missing): reaches the threshold 是否达到门槛价
            threshold (quantity, currency unit, 2 decimals, may be missing): threshold 门槛价
            currency (code, currency, may be missing): currency 货币
            rule (id@from, may be missing): version of the controlling rule 起决定作用的规则版本
            epoch (integer): epoch of the rules 规则时段
            path (integer): path through the decision 判断路径
            confidence (code, confidence): weakest confidence of the rules used 所用规则的最低核实状态
            row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
            row_column (integer): input column at fault, -1 for none 出错的输入列，-1 为无
        """
        ...
    @overload
    def international_threshold(
        self,
        *,
        instrument: _Column,
        kind: _Column,
        entity: _Column,
        amount: _Column,
        announced_on: _Column,
        jurisdiction: _Column = ...,
        known_at: _Date = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> Table: ...
    @overload
    def open_tender(  # type: ignore
        self,
        *,
        category: _Code,
        budget_fen: _Int,
        announced_on: _Date,
        method: _Code = ...,
        ground_holds: _Bool = ...,
        jurisdiction: _Jurisdiction = ...,
        known_at: _Date = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> ProcurementOpenTenderAnswer:
        """Whether open tender is due (是否应当公开招标).

        Source: 政府采购法 26-27; 政府采购法实施条例 23

        Inputs:
            category (code, procurement_category): category 采购品类
            budget_fen (money, fen): budget 预算金额
            announced_on (date, day): day of announcement 采购公告日
            method (code, procurement_method, may be missing): intended method 拟采用的采购方式
            ground_holds (bool, may be missing): a statutory ground holds 是否具备法定情形
            jurisdiction (jurisdiction, may be missing): jurisdiction 地区（预算级次）

        Outputs:
            outcome (code, outcome): outcome 结论
            reaches_amount (bool, may be missing): reaches the open-tender amount 是否达到公开招标数额标准
            rule (id@from, may be missing): version of the controlling rule 起决定作用的规则版本
            epoch (integer): epoch of the rules 规则时段
            path (integer): path through the decision 判断路径
            confidence (code, confidence): weakest confidence of the rules used 所用规则的最低核实状态
            row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
            row_column (integer): input column at fault, -1 for none 出错的输入列，-1 为无
        """
        ...
    @overload
    def open_tender(
        self,
        *,
        category: _Column,
        budget_fen: _Column,
        announced_on: _Column,
        method: _Column = ...,
        ground_holds: _Column = ...,
        jurisdiction: _Column = ...,
        known_at: _Date = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> Table: ...
    @overload
    def central_catalogue(  # type: ignore
        self,
        *,
        item: _Code,
        announced_on: _Date,
        amount_fen: _Int = ...,
        unit_in_beijing: _Bool = ...,
        through_agency: _Bool = ...,
        jurisdiction: _Jurisdiction = ...,
        known_at: _Date = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> ProcurementCentralCatalogueAnswer:
        """Whether a purchase is in the central catalogue (是否属于集中采购目录).

        Source: 政府采购法 7, 18

        Inputs:
            item (code, catalogue_item): catalogue item 目录项目
            announced_on (date, day): day of announcement 采购公告日
            amount_fen (money, fen, may be missing): amount 采购金额
            unit_in_beijing (bool, may be missing): the unit is in Beijing 是否京内单位
            through_agency (bool, may be missing): it goes through a central purchasing agency 是否委托集中采购机构
            jurisdiction (jurisdiction, may be missing): jurisdiction 地区（预算级次）

        Outputs:
            outcome (code, outcome): outcome 结论
            in_catalogue (bool, may be missing): in the catalogue 是否属于目录
            rule (id@from, may be missing): version of the controlling rule 起决定作用的规则版本
            epoch (integer): epoch of the rules 规则时段
            path (integer): path through the decision 判断路径
            confidence (code, confidence): weakest confidence of the rules used 所用规则的最低核实状态
            row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
            row_column (integer): input column at fault, -1 for none 出错的输入列，-1 为无
        """
        ...
    @overload
    def central_catalogue(
        self,
        *,
        item: _Column,
        announced_on: _Column,
        amount_fen: _Column = ...,
        unit_in_beijing: _Column = ...,
        through_agency: _Column = ...,
        jurisdiction: _Column = ...,
        known_at: _Date = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> Table: ...
    @overload
    def evaluation(  # type: ignore
        self,
        *,
        category: _Code,
        method: _Code,
        evaluation_method: _Code,
        announced_on: _Date,
        budget_fen: _Int,
        reserved: _Bool,
        fixed_price: _Bool,
        criteria: _Records,
        bids: _Records,
        ceiling_fen: _Int = ...,
        score_decimals: _Int = ...,
        expert_count: _Int = ...,
        small_rate_percent: _Scaled = ...,
        partial_rate_percent: _Scaled = ...,
        low_average_percent: _Scaled = ...,
        low_second_percent: _Scaled = ...,
        low_limit_percent: _Scaled = ...,
        tie_price: _Code = ...,
        exception_to_three: _Bool = ...,
        jurisdiction: _Jurisdiction = ...,
        known_at: _Date = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> ProcurementEvaluationAnswer:
        """Evaluation of bids (评标（评审）与评分表).

        Source: 财政部令第87号 31, 43-44, 54-57, 59-60, 63-64, 68; 财政部令第74号 30, 35-37, 48-50; 财库〔2014〕214号; 财库〔2020〕46号 9; 国办发〔2025〕34号; 财库〔2026〕2号

        Inputs:
            category (code, procurement_category): category 采购品类
            method (code, procurement_method): method 采购方式
            evaluation_method (code, evaluation_method): evaluation method 评审方法
            announced_on (date, day): day of announcement 采购公告日
            budget_fen (money, fen): budget 预算金额
            ceiling_fen (money, fen, may be missing): ceiling 最高限价
            reserved (bool): reserved for small and medium enterprises 是否专门面向中小企业
            fixed_price (bool): a fixed price 是否统一定价或固定价格
            score_decimals (integer, may be missing): decimals of scores 得分小数位数
            expert_count (integer, may be missing): number of experts 评审委员会成员数
            small_rate_percent (quantity, %, 2 decimals, may be missing): rate for small enterprises 小微企业扣除比例
            partial_rate_percent (quantity, %, 2 decimals, may be missing): rate for consortia and subcontracts 联合体或分包扣除比例
            low_average_percent (quantity, %, 2 decimals, may be missing): low price, of the average 对平均报价的低价比例
            low_second_percent (quantity, %, 2 decimals, may be missing): low price, of the second lowest 对次低报价的低价比例
            low_limit_percent (quantity, %, 2 decimals, may be missing): low price, of the ceiling 对最高限价的低价比例
            tie_price (code, tie_price, may be missing): price that settles equal scores 得分相同时比较的报价
            exception_to_three (bool, may be missing): fewer than three may compete 是否属于可以少于三家的情形
            jurisdiction (jurisdiction, may be missing): jurisdiction 地区（预算级次）
            criteria: list, criterion 评审因素
                criterion (integer): number 编号
                kind (code, criterion_kind): kind 种类
                max_points (quantity, point, 6 decimals): points 分值
                objective (bool, may be missing): objective 是否客观因素
            bids: list, bid 投标
                bidder (integer): bidder 投标人编号
                price_fen (money, fen, may be missing): price 报价
                defects (set, invalidity_ground): grounds found by the review 审查发现的无效情形
                total_in_words_fen (money, fen, may be missing): total in words 大写总价
                detail_total_fen (money, fen, may be missing): total in the bid 投标文件中的总价
                sum_of_unit_prices_fen (money, fen, may be missing): sum by unit prices 按单价汇总金额
                unit_price_misplaced (bool, may be missing): a misplaced point of a unit price 单价小数点或百分比是否明显错位
                correction_confirmed (bool, may be missing): the bidder confirms the correction 投标人是否确认修正
                size (code, enterprise_size, may be missing): size of the enterprise 企业规模
                traits (set, bidder_trait, may be missing): traits of the supplier 供应商情形
                small_share_percent (quantity, %, 2 decimals, may be missing): share of small enterprises 小微企业合同份额
                domestic_share_percent (quantity, %, 2 decimals, may be missing): share of domestic products 本国产品成本占比
                brand (integer, may be missing): brand of the core product 核心产品品牌
                doubted (bool, may be missing): price too low in the committee's view 报价是否被认为明显偏低
                low_price_judgement (code, low_price_judgement, may be missing): judgement of a low price 低价说明的结论
                lot_order (integer, may be missing): order by lot or by the document 抽签或文件方式确定的顺序
                scores: list in each row of bids, score 成员评分
                    expert (integer): expert 成员编号
                    criterion (integer): criterion 评审因素编号
                    points (quantity, point, 6 decimals): points 评分

        Outputs:
            outcome (code, outcome): outcome 结论
            conclusion (code, evaluation_conclusion, may be missing): conclusion 评审结果
            valid_bids (integer, may be missing): valid bids 有效投标数
            competitors (integer, may be missing): competitors 通过审查的供应商数
            base_price_fen (money, fen, may be missing): base price 评标基准价
            price_weight_percent (quantity, %, 2 decimals, may be missing): weight of the price 价格权重
            weight_in_range (bool, may be missing): weight within the range 价格权重是否合规
            first_bidder (integer, may be missing): first candidate 排名第一的候选人
            rule (id@from, may be missing): version of the controlling rule 起决定作用的规则版本
            epoch (integer): epoch of the rules 规则时段
            path (integer): path through the decision 判断路径
            confidence (code, confidence): weakest confidence of the rules used 所用规则的最低核实状态
            row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
            row_column (integer): input column at fault, -1 for none 出错的输入列，-1 为无
            criteria: list, criterion 评审因素
                outcome (code, outcome): outcome 结论
                row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
            bids: list, bid 投标
                outcome (code, outcome): outcome 结论
                grounds (set, invalidity_ground): grounds of invalidity 无效情形
                low_price (set, low_price_trigger): signs of a low price 异常低价情形
                corrected_price_fen (money, fen, may be missing): corrected price 修正后的报价
                small_deduction_percent (quantity, %, 2 decimals, may be missing): deduction for small enterprises 小微企业扣除
                domestic_deduction_percent (quantity, %, 2 decimals, may be missing): deduction for domestic products 本国产品扣除
                adjusted_price_fen (money, fen, may be missing): evaluated price 评审价
                price_score (quantity, point, 6 decimals, may be missing): price score 价格分
                technical_score (quantity, point, 6 decimals, may be missing): technical score 技术分
                other_score (quantity, point, 6 decimals, may be missing): mean of the rest 其他因素平均分
                total (quantity, point, 6 decimals, may be missing): total 总得分
                represents_brand (bool, may be missing): represents its brand 是否代表同品牌
                rank (integer, may be missing): rank 排名
                row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
                scores: list in each row of bids, score 成员评分
                    counted (bool): counted 是否计入
                    row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
            expert_totals: list, total of an expert 成员评分汇总
                bidder (integer): bidder 投标人编号
                expert (integer): expert 成员编号
                points (quantity, point, 6 decimals): points without the price 价格以外评分
                total (quantity, point, 6 decimals): total with the price score 含价格分的总分
            criterion_means: list, mean of a criterion 评审因素平均分
                bidder (integer): bidder 投标人编号
                criterion (integer): criterion 评审因素编号
                mean (quantity, point, 6 decimals): mean 平均分
        """
        ...
    @overload
    def evaluation(
        self,
        *,
        category: _Column,
        method: _Column,
        evaluation_method: _Column,
        announced_on: _Column,
        budget_fen: _Column,
        reserved: _Column,
        fixed_price: _Column,
        criteria: _Lists,
        bids: _Lists,
        ceiling_fen: _Column = ...,
        score_decimals: _Column = ...,
        expert_count: _Column = ...,
        small_rate_percent: _Column = ...,
        partial_rate_percent: _Column = ...,
        low_average_percent: _Column = ...,
        low_second_percent: _Column = ...,
        low_limit_percent: _Column = ...,
        tie_price: _Column = ...,
        exception_to_three: _Column = ...,
        jurisdiction: _Column = ...,
        key: Any = ...,
        known_at: _Date = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> Table: ...
    @overload
    def evaluation_method(  # type: ignore
        self,
        *,
        category: _Code,
        method: _Code,
        evaluation_method: _Code,
        announced_on: _Date,
        fixed_price: _Bool,
        uniform_standards: _Bool = ...,
        price_weight_percent: _Scaled = ...,
        price_formula: _Code = ...,
        jurisdiction: _Jurisdiction = ...,
        known_at: _Date = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> ProcurementEvaluationMethodAnswer:
        """Whether the stated evaluation is lawful (评审方法与价格权重是否合规).

        Source: 财政部令第87号 53-57; 政府采购法实施条例 34; 财政部令第74号 35-36, 48-49; 财库〔2014〕214号

        Inputs:
            category (code, procurement_category): category 采购品类
            method (code, procurement_method): method 采购方式
            evaluation_method (code, evaluation_method): evaluation method 评审方法
            announced_on (date, day): day of announcement 采购公告日
            fixed_price (bool): a fixed price 是否统一定价或固定价格
            uniform_standards (bool, may be missing): uniform standards 技术、服务等标准是否统一
            price_weight_percent (quantity, %, 2 decimals, may be missing): weight of the price 价格权重
            price_formula (code, price_formula, may be missing): price formula 价格分计算方法
            jurisdiction (jurisdiction, may be missing): jurisdiction 地区（预算级次）

        Outputs:
            outcome (code, outcome): outcome 结论
            method_allowed (bool, may be missing): the method admits the evaluation 采购方式是否允许该评审方法
            weight_in_range (bool, may be missing): weight within the range 价格权重是否合规
            formula_conforms (bool, may be missing): formula conforms 价格分算法是否合规
            rule (id@from, may be missing): version of the controlling rule 起决定作用的规则版本
            epoch (integer): epoch of the rules 规则时段
            path (integer): path through the decision 判断路径
            confidence (code, confidence): weakest confidence of the rules used 所用规则的最低核实状态
            row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
            row_column (integer): input column at fault, -1 for none 出错的输入列，-1 为无
        """
        ...
    @overload
    def evaluation_method(
        self,
        *,
        category: _Column,
        method: _Column,
        evaluation_method: _Column,
        announced_on: _Column,
        fixed_price: _Column,
        uniform_standards: _Column = ...,
        price_weight_percent: _Column = ...,
        price_formula: _Column = ...,
        jurisdiction: _Column = ...,
        known_at: _Date = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> Table: ...
    @overload
    def bid_correction(  # type: ignore
        self,
        *,
        announced_on: _Date,
        price_fen: _Int,
        document_provides: _Bool,
        total_in_words_fen: _Int = ...,
        detail_total_fen: _Int = ...,
        sum_of_unit_prices_fen: _Int = ...,
        unit_price_misplaced: _Bool = ...,
        correction_confirmed: _Bool = ...,
        jurisdiction: _Jurisdiction = ...,
        known_at: _Date = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> ProcurementBidCorrectionAnswer:
        """Correction of an inconsistent price (报价前后不一致的修正).

        Source: 财政部令第87号 59

        Inputs:
            announced_on (date, day): day of announcement 采购公告日
            price_fen (money, fen): total of the opening sheet 开标一览表总价
            total_in_words_fen (money, fen, may be missing): total in words 大写总价
            detail_total_fen (money, fen, may be missing): total in the bid 投标文件中的总价
            sum_of_unit_prices_fen (money, fen, may be missing): sum by unit prices 按单价汇总金额
            unit_price_misplaced (bool, may be missing): a misplaced point of a unit price 单价小数点或百分比是否明显错位
            correction_confirmed (bool, may be missing): the bidder confirms the correction 投标人是否确认修正
            document_provides (bool): the document provides otherwise 招标文件是否另有规定
            jurisdiction (jurisdiction, may be missing): jurisdiction 地区（预算级次）

        Outputs:
            outcome (code, outcome): outcome 结论
            corrected (bool, may be missing): something did not agree 是否需要修正
            corrected_price_fen (money, fen, may be missing): corrected price 修正后的报价
            unit_price_corrected (bool, may be missing): the unit prices are changed 是否修改单价
            rule (id@from, may be missing): version of the controlling rule 起决定作用的规则版本
            epoch (integer): epoch of the rules 规则时段
            path (integer): path through the decision 判断路径
            confidence (code, confidence): weakest confidence of the rules used 所用规则的最低核实状态
            row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
            row_column (integer): input column at fault, -1 for none 出错的输入列，-1 为无
        """
        ...
    @overload
    def bid_correction(
        self,
        *,
        announced_on: _Column,
        price_fen: _Column,
        document_provides: _Column,
        total_in_words_fen: _Column = ...,
        detail_total_fen: _Column = ...,
        sum_of_unit_prices_fen: _Column = ...,
        unit_price_misplaced: _Column = ...,
        correction_confirmed: _Column = ...,
        jurisdiction: _Column = ...,
        known_at: _Date = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> Table: ...
    @overload
    def price_deduction(  # type: ignore
        self,
        *,
        category: _Code,
        announced_on: _Date,
        price_fen: _Int,
        reserved: _Bool,
        small_rate_percent: _Scaled = ...,
        partial_rate_percent: _Scaled = ...,
        size: _Code = ...,
        traits: _Set = ...,
        small_share_percent: _Scaled = ...,
        domestic_share_percent: _Scaled = ...,
        meets_foreign_products: _Bool = ...,
        jurisdiction: _Jurisdiction = ...,
        known_at: _Date = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> ProcurementPriceDeductionAnswer:
        """Deductions from a price for the evaluation (评审价格扣除).

        Source: 财库〔2020〕46号 2, 4, 9, 11; 财库〔2022〕19号; 财库〔2017〕141号; 财库〔2014〕68号; 国办发〔2025〕34号

        Inputs:
            category (code, procurement_category): category 采购品类
            announced_on (date, day): day of announcement 采购公告日
            price_fen (money, fen): price 报价
            reserved (bool): reserved for small and medium enterprises 是否专门面向中小企业
            small_rate_percent (quantity, %, 2 decimals, may be missing): rate for small enterprises 小微企业扣除比例
            partial_rate_percent (quantity, %, 2 decimals, may be missing): rate for consortia and subcontracts 联合体或分包扣除比例
            size (code, enterprise_size, may be missing): size of the enterprise 企业规模
            traits (set, bidder_trait, may be missing): traits of the supplier 供应商情形
            small_share_percent (quantity, %, 2 decimals, may be missing): share of small enterprises 小微企业合同份额
            domestic_share_percent (quantity, %, 2 decimals, may be missing): share of domestic products 本国产品成本占比
            meets_foreign_products (bool, may be missing): foreign products compete 是否有非本国产品参与竞争
            jurisdiction (jurisdiction, may be missing): jurisdiction 地区（预算级次）

        Outputs:
            outcome (code, outcome): outcome 结论
            small_deduction_percent (quantity, %, 2 decimals, may be missing): deduction for small enterprises 小微企业扣除
            domestic_deduction_percent (quantity, %, 2 decimals, may be missing): deduction for domestic products 本国产品扣除
            adjusted_price_fen (money, fen, may be missing): price after deductions 扣除后的价格
            rule (id@from, may be missing): version of the controlling rule 起决定作用的规则版本
            epoch (integer): epoch of the rules 规则时段
            path (integer): path through the decision 判断路径
            confidence (code, confidence): weakest confidence of the rules used 所用规则的最低核实状态
            row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
            row_column (integer): input column at fault, -1 for none 出错的输入列，-1 为无
        """
        ...
    @overload
    def price_deduction(
        self,
        *,
        category: _Column,
        announced_on: _Column,
        price_fen: _Column,
        reserved: _Column,
        small_rate_percent: _Column = ...,
        partial_rate_percent: _Column = ...,
        size: _Column = ...,
        traits: _Column = ...,
        small_share_percent: _Column = ...,
        domestic_share_percent: _Column = ...,
        meets_foreign_products: _Column = ...,
        jurisdiction: _Column = ...,
        known_at: _Date = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> Table: ...
    @overload
    def sme_reservation(  # type: ignore
        self,
        *,
        category: _Code,
        budget_fen: _Int,
        announced_on: _Date,
        suitable: _Bool = ...,
        suitable_total_fen: _Int = ...,
        reserved_fen: _Int = ...,
        reserved_small_fen: _Int = ...,
        jurisdiction: _Jurisdiction = ...,
        known_at: _Date = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> ProcurementSmeReservationAnswer:
        """Share reserved for small and medium enterprises (面向中小企业预留份额).

        Source: 财库〔2020〕46号 6-8; 财库〔2022〕19号

        Inputs:
            category (code, procurement_category): category 采购品类
            budget_fen (money, fen): budget 预算金额
            announced_on (date, day): day of announcement 采购公告日
            suitable (bool, may be missing): suitable for small and medium enterprises 是否适宜由中小企业提供
            suitable_total_fen (money, fen, may be missing): total of such purchases 该部分采购项目预算总额
            reserved_fen (money, fen, may be missing): reserved 预留金额
            reserved_small_fen (money, fen, may be missing): of it for small and micro enterprises 其中预留给小微企业
            jurisdiction (jurisdiction, may be missing): jurisdiction 地区（预算级次）

        Outputs:
            outcome (code, outcome): outcome 结论
            whole (bool, may be missing): the whole purchase 是否整体预留
            least_reserved_fen (money, fen, may be missing): least reserved 应预留金额
            least_small_fen (money, fen, may be missing): of it for small and micro enterprises 其中小微企业应预留金额
            rule (id@from, may be missing): version of the controlling rule 起决定作用的规则版本
            epoch (integer): epoch of the rules 规则时段
            path (integer): path through the decision 判断路径
            confidence (code, confidence): weakest confidence of the rules used 所用规则的最低核实状态
            row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
            row_column (integer): input column at fault, -1 for none 出错的输入列，-1 为无
        """
        ...
    @overload
    def sme_reservation(
        self,
        *,
        category: _Column,
        budget_fen: _Column,
        announced_on: _Column,
        suitable: _Column = ...,
        suitable_total_fen: _Column = ...,
        reserved_fen: _Column = ...,
        reserved_small_fen: _Column = ...,
        jurisdiction: _Column = ...,
        known_at: _Date = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> Table: ...
    @overload
    def deadlines(  # type: ignore
        self,
        *,
        method: _Code,
        category: _Code,
        as_of_on: _Date,
        events: _Records,
        must_tender: _Bool = ...,
        deposits_taken: _Bool = ...,
        rest_day_reading: _Code = ...,
        jurisdiction: _Jurisdiction = ...,
        known_at: _Date = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> ProcurementDeadlinesAnswer:
        """Time limits of a procurement (采购活动期限).

        Source: 政府采购法 35, 42, 46, 47, 52-57; 实施条例; 财政部令第74、87、94、110号; 招标投标法及其实施条例; 民法典 200-204

        Inputs:
            method (code, procurement_method): method 采购方式
            category (code, procurement_category): category 采购品类
            as_of_on (date, day): as of 判断日
            must_tender (bool, may be missing): whether it must be tendered 是否依法必须招标
            deposits_taken (bool, may be missing): whether deposits were taken 是否收取了保证金
            rest_day_reading (code, rest_day_reading, may be missing): what a rest day is 休息日的理解
            jurisdiction (jurisdiction, may be missing): jurisdiction 地区（预算级次）
            events: list, event 事件
                event (code, procurement_event): event 事件
                on_date (date, day): day 日期
                minute (integer, may be missing): minute of the day 时间（当日第几分钟）
                matter (integer, may be missing): number of the matter 事项编号
                uncounted_days (integer, may be missing): days that are not counted 不计入期限的天数

        Outputs:
            outcome (code, outcome): outcome 结论
            deadlines (integer): number of deadlines 期限个数
            broken (integer): deadlines broken 违反个数
            overdue (integer): deadlines overdue 逾期未见记录个数
            pending (integer): deadlines pending 未到期个数
            unknown (integer): deadlines unknown 无法判定个数
            next_deadline_on (date, day, may be missing): next deadline 下一届满日
            next_time_limit (code, time_limit, may be missing): next time limit 下一期限规则
            missing_year (integer, may be missing): year without a notice 缺少通知的年度
            rule (id@from, may be missing): version of the controlling rule 起决定作用的规则版本
            epoch (integer): epoch of the rules 规则时段
            path (integer): path through the decision 判断路径
            confidence (code, confidence): weakest confidence of the rules used 所用规则的最低核实状态
            row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
            row_column (integer): input column at fault, -1 for none 出错的输入列，-1 为无
            events: list, event 事件
                outcome (code, outcome): outcome 结论
                deadlines (integer): deadlines that it starts 起算的期限个数
                path (integer): path 路径
                row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
            found: list, deadline 期限
                time_limit (code, time_limit): time limit 期限规则
                state (code, deadline_state): state 状态
                bound (code, time_limit_bound): kind of period 期限性质
                start_event (code, procurement_event): starting event 起始事件
                started_on (date, day): started on 起始日
                end_event (code, procurement_event): ending event 终止事件
                ended_on (date, day, may be missing): done on 完成日
                matter (integer, may be missing): number of the matter 事项编号
                unrolled_on (date, day, may be missing): last day before rolling 移动前的届满日
                deadline_on (date, day, may be missing): deadline 届满日
                breach_days (integer, may be missing): days of the breach 违反天数
                missing_year (integer, may be missing): year without a notice 缺少通知的年度
                confidence (code, confidence): confidence 依据核实状态
        """
        ...
    @overload
    def deadlines(
        self,
        *,
        method: _Column,
        category: _Column,
        as_of_on: _Column,
        events: _Lists,
        must_tender: _Column = ...,
        deposits_taken: _Column = ...,
        rest_day_reading: _Column = ...,
        jurisdiction: _Column = ...,
        key: Any = ...,
        known_at: _Date = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> Table: ...
    @overload
    def enterprise_size(  # type: ignore
        self,
        *,
        industry: _Code,
        on_date: _Date,
        employees: _Int = ...,
        revenue_fen: _Int = ...,
        total_assets_fen: _Int = ...,
        same_head: _Bool = ...,
        tied_to_large: _Bool = ...,
        sole_trader: _Bool = ...,
        jurisdiction: _Jurisdiction = ...,
        known_at: _Date = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> ProcurementEnterpriseSizeAnswer:
        """Size of an enterprise (企业规模划型).

        Source: 工信部联企业〔2011〕300号 四; 财库〔2020〕46号 2

        Inputs:
            industry (code, enterprise_industry): industry 划型行业
            on_date (date, day): day of the classification 划型日
            employees (integer, may be missing): employees 从业人员
            revenue_fen (money, fen, may be missing): revenue 营业收入
            total_assets_fen (money, fen, may be missing): total assets 资产总额
            same_head (bool, may be missing): same head as a large enterprise 与大企业负责人是否为同一人
            tied_to_large (bool, may be missing): directly controlled or managed by a large enterprise 是否与大企业存在直接控股、管理关系
            sole_trader (bool, may be missing): sole trader 是否个体工商户
            jurisdiction (jurisdiction, may be missing): jurisdiction 地区（预算级次）

        Outputs:
            outcome (code, outcome): outcome 结论
            size (code, enterprise_size, may be missing): size 企业规模
            sme (bool, may be missing): small or medium by the size standard 是否中小企业（划型标准）
            small_or_micro (bool, may be missing): small or micro by the size standard 是否小微企业（划型标准）
            procurement_sme (bool, may be missing): small or medium in government procurement 政府采购中是否属于中小企业
            rule (id@from, may be missing): version of the controlling rule 起决定作用的规则版本
            epoch (integer): epoch of the rules 规则时段
            path (integer): path through the decision 判断路径
            confidence (code, confidence): weakest confidence of the rules used 所用规则的最低核实状态
            row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
            row_column (integer): input column at fault, -1 for none 出错的输入列，-1 为无
        """
        ...
    @overload
    def enterprise_size(
        self,
        *,
        industry: _Column,
        on_date: _Column,
        employees: _Column = ...,
        revenue_fen: _Column = ...,
        total_assets_fen: _Column = ...,
        same_head: _Column = ...,
        tied_to_large: _Column = ...,
        sole_trader: _Column = ...,
        jurisdiction: _Column = ...,
        known_at: _Date = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> Table: ...
    @overload
    def bid_bond(  # type: ignore
        self,
        *,
        method: _Code,
        base_fen: _Int,
        bond_fen: _Int,
        announced_on: _Date,
        form: _Code = ...,
        must_tender: _Bool = ...,
        from_basic_account: _Bool = ...,
        cash_only: _Bool = ...,
        guarantee_refused: _Bool = ...,
        supplier_sme: _Bool = ...,
        jurisdiction: _Jurisdiction = ...,
        known_at: _Date = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> ProcurementBidBondAnswer:
        """Bid bond (投标保证金).

        Source: 政府采购法实施条例 33; 财政部令第74号 14; 招标投标法实施条例 26; 保障中小企业款项支付条例 13

        Inputs:
            method (code, procurement_method): method 采购方式
            base_fen (money, fen): budget, or estimated price of a works tender 预算金额（工程招标为估算价）
            bond_fen (money, fen): bid bond 投标保证金
            announced_on (date, day): day of announcement 采购公告日
            form (code, bond_form, may be missing): form of the bond 保证金形式
            must_tender (bool, may be missing): works that must be tendered 是否依法必须招标的项目
            from_basic_account (bool, may be missing): from the basic account 是否从基本账户转出
            cash_only (bool, may be missing): limited to cash 是否限定为现金
            guarantee_refused (bool, may be missing): letter of guarantee refused 是否拒绝保函
            supplier_sme (bool, may be missing): supplier is a small or medium enterprise 供应商是否中小企业
            jurisdiction (jurisdiction, may be missing): jurisdiction 地区（预算级次）

        Outputs:
            outcome (code, outcome): outcome 结论
            cap_fen (money, fen, may be missing): cap 上限
            within_cap (bool, may be missing): within the cap 是否未超过上限
            form_outcome (code, outcome, may be missing): outcome of the form 形式的结论
            rule (id@from, may be missing): version of the controlling rule 起决定作用的规则版本
            epoch (integer): epoch of the rules 规则时段
            path (integer): path through the decision 判断路径
            confidence (code, confidence): weakest confidence of the rules used 所用规则的最低核实状态
            row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
            row_column (integer): input column at fault, -1 for none 出错的输入列，-1 为无
        """
        ...
    @overload
    def bid_bond(
        self,
        *,
        method: _Column,
        base_fen: _Column,
        bond_fen: _Column,
        announced_on: _Column,
        form: _Column = ...,
        must_tender: _Column = ...,
        from_basic_account: _Column = ...,
        cash_only: _Column = ...,
        guarantee_refused: _Column = ...,
        supplier_sme: _Column = ...,
        jurisdiction: _Column = ...,
        known_at: _Date = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> Table: ...
    @overload
    def performance_bond(  # type: ignore
        self,
        *,
        method: _Code,
        contract_amount_fen: _Int,
        bond_fen: _Int,
        contract_signed_on: _Date,
        form: _Code = ...,
        cash_only: _Bool = ...,
        guarantee_refused: _Bool = ...,
        supplier_sme: _Bool = ...,
        jurisdiction: _Jurisdiction = ...,
        known_at: _Date = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> ProcurementPerformanceBondAnswer:
        """Performance bond (履约保证金).

        Source: 政府采购法实施条例 48; 招标投标法实施条例 58; 保障中小企业款项支付条例 13

        Inputs:
            method (code, procurement_method): method 采购方式
            contract_amount_fen (money, fen): contract amount 合同金额
            bond_fen (money, fen): performance bond 履约保证金
            contract_signed_on (date, day): day of the contract 合同签订日
            form (code, bond_form, may be missing): form of the bond 保证金形式
            cash_only (bool, may be missing): limited to cash 是否限定为现金
            guarantee_refused (bool, may be missing): letter of guarantee refused 是否拒绝保函
            supplier_sme (bool, may be missing): supplier is a small or medium enterprise 供应商是否中小企业
            jurisdiction (jurisdiction, may be missing): jurisdiction 地区（预算级次）

        Outputs:
            outcome (code, outcome): outcome 结论
            cap_fen (money, fen, may be missing): cap 上限
            within_cap (bool, may be missing): within the cap 是否未超过上限
            form_outcome (code, outcome, may be missing): outcome of the form 形式的结论
            rule (id@from, may be missing): version of the controlling rule 起决定作用的规则版本
            epoch (integer): epoch of the rules 规则时段
            path (integer): path through the decision 判断路径
            confidence (code, confidence): weakest confidence of the rules used 所用规则的最低核实状态
            row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
            row_column (integer): input column at fault, -1 for none 出错的输入列，-1 为无
        """
        ...
    @overload
    def performance_bond(
        self,
        *,
        method: _Column,
        contract_amount_fen: _Column,
        bond_fen: _Column,
        contract_signed_on: _Column,
        form: _Column = ...,
        cash_only: _Column = ...,
        guarantee_refused: _Column = ...,
        supplier_sme: _Column = ...,
        jurisdiction: _Column = ...,
        known_at: _Date = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> Table: ...
    @overload
    def bid_bond_refund(  # type: ignore
        self,
        *,
        method: _Code,
        event: _Code,
        event_on: _Date,
        bond_fen: _Int,
        refunded_on: _Date = ...,
        as_of_on: _Date = ...,
        supplier_caused: _Bool = ...,
        benchmark_rate: _Scaled = ...,
        days_in_year: _Int = ...,
        jurisdiction: _Jurisdiction = ...,
        known_at: _Date = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> ProcurementBidBondRefundAnswer:
        """Refund of a bid bond (投标保证金退还).

        Source: 政府采购法实施条例 33; 财政部令第87号 29, 38; 财政部令第74号 20; 招标投标法实施条例 31, 35, 57

        Inputs:
            method (code, procurement_method): method 采购方式
            event (code, bond_refund_event): what gives it back 退还事由
            event_on (date, day): day of the event 事由发生日
            bond_fen (money, fen): bond 保证金
            refunded_on (date, day, may be missing): day of the refund 退还日
            as_of_on (date, day, may be missing): as of 核查日
            supplier_caused (bool, may be missing): caused by the supplier 是否因供应商自身原因
            benchmark_rate (quantity, %, 4 decimals, may be missing): benchmark lending rate a year 同期贷款基准利率（年）
            days_in_year (integer, may be missing): days in a year 计息年度天数
            jurisdiction (jurisdiction, may be missing): jurisdiction 地区（预算级次）

        Outputs:
            outcome (code, outcome): outcome 结论
            due_on (date, day, may be missing): due on 最迟退还日
            late_days (integer, may be missing): days late 逾期天数
            charge_fen (money, fen, may be missing): charge for the delay 超期资金占用费
            rule (id@from, may be missing): version of the controlling rule 起决定作用的规则版本
            epoch (integer): epoch of the rules 规则时段
            path (integer): path through the decision 判断路径
            confidence (code, confidence): weakest confidence of the rules used 所用规则的最低核实状态
            row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
            row_column (integer): input column at fault, -1 for none 出错的输入列，-1 为无
        """
        ...
    @overload
    def bid_bond_refund(
        self,
        *,
        method: _Column,
        event: _Column,
        event_on: _Column,
        bond_fen: _Column,
        refunded_on: _Column = ...,
        as_of_on: _Column = ...,
        supplier_caused: _Column = ...,
        benchmark_rate: _Column = ...,
        days_in_year: _Column = ...,
        jurisdiction: _Column = ...,
        known_at: _Date = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> Table: ...
    @overload
    def supplier_qualification(  # type: ignore
        self,
        *,
        method: _Code,
        participates_on: _Date,
        penalties: _Records,
        certificates: _Records,
        civil_capacity: _Bool = ...,
        sound_reputation: _Bool = ...,
        able_to_perform: _Bool = ...,
        pays_taxes: _Bool = ...,
        other_conditions: _Bool = ...,
        same_head: _Bool = ...,
        direct_tie: _Bool = ...,
        indirect_tie: _Bool = ...,
        advised_on_project: _Bool = ...,
        consortium: _Bool = ...,
        agreement_submitted: _Bool = ...,
        bids_apart: _Bool = ...,
        jurisdiction: _Jurisdiction = ...,
        known_at: _Date = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> ProcurementSupplierQualificationAnswer:
        """Qualification of a supplier (供应商资格).

        Source: 政府采购法 22-24, 77; 政府采购法实施条例 17-19, 22; 财库〔2022〕3号; 招标投标法 31; 招标投标法实施条例 34, 37

        Inputs:
            method (code, procurement_method): method 采购方式
            participates_on (date, day): day of taking part 参加采购活动之日
            civil_capacity (bool, may be missing): civil capacity 独立承担民事责任的能力
            sound_reputation (bool, may be missing): reputation and accounts 商业信誉和财务会计制度
            able_to_perform (bool, may be missing): equipment and skills 设备和专业技术能力
            pays_taxes (bool, may be missing): taxes and social security 缴纳税收和社会保障资金
            other_conditions (bool, may be missing): other conditions of laws 法律、行政法规规定的其他条件
            same_head (bool, may be missing): same head as another bidder 与其他供应商负责人为同一人
            direct_tie (bool, may be missing): directly tied to another bidder 与其他供应商存在直接控股、管理关系
            indirect_tie (bool, may be missing): indirectly controlled with another bidder 与其他投标人存在间接控股关系
            advised_on_project (bool, may be missing): advised on the project 为本项目提供过设计、监理等服务
            consortium (bool, may be missing): in a consortium 是否以联合体形式参加
            agreement_submitted (bool, may be missing): consortium agreement submitted 是否已提交联合协议
            bids_apart (bool, may be missing): takes part a second time 是否另外参加
            jurisdiction (jurisdiction, may be missing): jurisdiction 地区（预算级次）
            penalties: list, penalties 处罚
                kind (code, penalty_kind): kind of penalty 处罚种类
                decided_on (date, day): day of the decision 处罚决定日
                fine_fen (money, fen, may be missing): fine 罚款金额
                field_threshold_fen (money, fen, may be missing): large fine of the field 该领域较大数额罚款标准
                banned_until_on (date, day, may be missing): last day of a ban 禁止参加政府采购的最后一日
            certificates: list, certificates 资质证明
                valid_from_on (date, day, may be missing): valid from 有效期起始日
                valid_until_on (date, day, may be missing): last valid day 有效期最后一日

        Outputs:
            outcome (code, outcome): outcome 结论
            conditions (code, outcome, may be missing): conditions of the law 法定条件
            record (code, outcome, may be missing): record 违法记录
            ties (code, outcome, may be missing): ties 关联关系
            consortium (code, outcome, may be missing): consortium 联合体
            certificate (code, outcome, may be missing): certificates 资质
            record_from_on (date, day, may be missing): record looked at from 记录回溯起始日
            rule (id@from, may be missing): version of the controlling rule 起决定作用的规则版本
            epoch (integer): epoch of the rules 规则时段
            path (integer): path through the decision 判断路径
            confidence (code, confidence): weakest confidence of the rules used 所用规则的最低核实状态
            row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
            row_column (integer): input column at fault, -1 for none 出错的输入列，-1 为无
            penalties: list, penalties 处罚
                outcome (code, outcome): outcome 结论
                path (integer): path 判断路径
                row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
            certificates: list, certificates 资质证明
                outcome (code, outcome): outcome 结论
                path (integer): path 判断路径
                row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
        """
        ...
    @overload
    def supplier_qualification(
        self,
        *,
        method: _Column,
        participates_on: _Column,
        penalties: _Lists,
        certificates: _Lists,
        civil_capacity: _Column = ...,
        sound_reputation: _Column = ...,
        able_to_perform: _Column = ...,
        pays_taxes: _Column = ...,
        other_conditions: _Column = ...,
        same_head: _Column = ...,
        direct_tie: _Column = ...,
        indirect_tie: _Column = ...,
        advised_on_project: _Column = ...,
        consortium: _Column = ...,
        agreement_submitted: _Column = ...,
        bids_apart: _Column = ...,
        jurisdiction: _Column = ...,
        key: Any = ...,
        known_at: _Date = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> Table: ...
    @overload
    def consortium_grade(  # type: ignore
        self,
        *,
        method: _Code,
        participates_on: _Date,
        members: _Records,
        jurisdiction: _Jurisdiction = ...,
        known_at: _Date = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> ProcurementConsortiumGradeAnswer:
        """Grade of a consortium (联合体资质等级).

        Source: 政府采购法实施条例 22; 招标投标法 31

        Inputs:
            method (code, procurement_method): method 采购方式
            participates_on (date, day): day of taking part 参加采购活动之日
            jurisdiction (jurisdiction, may be missing): jurisdiction 地区（预算级次）
            members: list, members 联合体成员
                qualification (integer): number of the kind of qualification 资质类别编号
                work (integer): number of the part of the work 承担工作编号
                grade (integer): grade, 1 for the highest 资质等级（1 最高）
                required_grade (integer, may be missing): lowest grade admitted 要求的最低等级

        Outputs:
            outcome (code, outcome): outcome 结论
            rule (id@from, may be missing): version of the controlling rule 起决定作用的规则版本
            epoch (integer): epoch of the rules 规则时段
            path (integer): path through the decision 判断路径
            confidence (code, confidence): weakest confidence of the rules used 所用规则的最低核实状态
            row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
            row_column (integer): input column at fault, -1 for none 出错的输入列，-1 为无
            members: list, members 联合体成员
                outcome (code, outcome): outcome 结论
                counted_grade (integer, may be missing): grade that counts 计取的等级
                path (integer): path 判断路径
                row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
        """
        ...
    @overload
    def consortium_grade(
        self,
        *,
        method: _Column,
        participates_on: _Column,
        members: _Lists,
        jurisdiction: _Column = ...,
        key: Any = ...,
        known_at: _Date = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> Table: ...
    @overload
    def contract(  # type: ignore
        self,
        *,
        method: _Code,
        contract_signed_on: _Date,
        contract_amount_fen: _Int,
        supplements: _Records,
        award_amount_fen: _Int = ...,
        award_notice_issued_on: _Date = ...,
        written: _Bool = ...,
        published_on: _Date = ...,
        publication_excepted: _Bool = ...,
        filed_on: _Date = ...,
        as_of_on: _Date = ...,
        subcontracted: _Bool = ...,
        consented: _Bool = ...,
        core_subcontracted: _Bool = ...,
        preference_used: _Bool = ...,
        supplier_size: _Code = ...,
        subcontractor_size: _Code = ...,
        jurisdiction: _Jurisdiction = ...,
        known_at: _Date = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> ProcurementContractAnswer:
        """Checks of a procurement contract (政府采购合同检查).

        Source: 政府采购法 44, 46-49; 政府采购法实施条例 50; 财政部令第87号 71; 招标投标法 46; 招标投标法实施条例 59; 财库〔2020〕46号 12

        Inputs:
            method (code, procurement_method): method 采购方式
            contract_signed_on (date, day): day of the contract 合同签订日
            contract_amount_fen (money, fen): contract amount 合同金额
            award_amount_fen (money, fen, may be missing): award amount 中标、成交金额
            award_notice_issued_on (date, day, may be missing): day of the award notice 中标、成交通知书发出日
            written (bool, may be missing): written 是否书面形式
            published_on (date, day, may be missing): day of publication 合同公告日
            publication_excepted (bool, may be missing): state or business secrets 是否涉及国家秘密、商业秘密
            filed_on (date, day, may be missing): day of filing 合同副本备案日
            as_of_on (date, day, may be missing): as of 核查日
            subcontracted (bool, may be missing): subcontracted 是否分包
            consented (bool, may be missing): consent to subcontract 采购人是否同意分包
            core_subcontracted (bool, may be missing): core work subcontracted 是否分包主体、关键性工作
            preference_used (bool, may be missing): won by the preference 是否享受中小企业扶持政策
            supplier_size (code, enterprise_size, may be missing): size of the supplier 供应商的企业规模
            subcontractor_size (code, enterprise_size, may be missing): size of the subcontractor 分包供应商的企业规模
            jurisdiction (jurisdiction, may be missing): jurisdiction 地区（预算级次）
            supplements: list, supplements 补充合同
                signed_on (date, day): day of signing 签订日
                amount_fen (money, fen): amount 追加金额
                same_subject (bool, may be missing): same subject 是否标的相同
                terms_unchanged (bool, may be missing): other terms unchanged 是否不改变其他条款

        Outputs:
            outcome (code, outcome): outcome 结论
            form (code, outcome, may be missing): form 合同形式
            signing (code, outcome, may be missing): signing 签订
            signing_due_on (date, day, may be missing): to be signed by 最迟签订日
            publication (code, outcome, may be missing): publication 公告
            publication_due_on (date, day, may be missing): to be published by 最迟公告日
            filing (code, outcome, may be missing): filing 备案
            filing_due_on (date, day, may be missing): to be filed by 最迟备案日
            amount (code, outcome, may be missing): amount 金额
            subcontract (code, outcome, may be missing): subcontract 分包
            supplement (code, outcome, may be missing): supplements 补充合同
            supplements_total_fen (money, fen, may be missing): total of supplements 补充合同合计
            supplements_cap_fen (money, fen, may be missing): cap of supplements 补充合同上限
            rule (id@from, may be missing): version of the controlling rule 起决定作用的规则版本
            epoch (integer): epoch of the rules 规则时段
            path (integer): path through the decision 判断路径
            confidence (code, confidence): weakest confidence of the rules used 所用规则的最低核实状态
            row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
            row_column (integer): input column at fault, -1 for none 出错的输入列，-1 为无
            supplements: list, supplements 补充合同
                outcome (code, outcome): outcome 结论
                total_fen (money, fen): total so far 累计金额
                path (integer): path 判断路径
                row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
        """
        ...
    @overload
    def contract(
        self,
        *,
        method: _Column,
        contract_signed_on: _Column,
        contract_amount_fen: _Column,
        supplements: _Lists,
        award_amount_fen: _Column = ...,
        award_notice_issued_on: _Column = ...,
        written: _Column = ...,
        published_on: _Column = ...,
        publication_excepted: _Column = ...,
        filed_on: _Column = ...,
        as_of_on: _Column = ...,
        subcontracted: _Column = ...,
        consented: _Column = ...,
        core_subcontracted: _Column = ...,
        preference_used: _Column = ...,
        supplier_size: _Column = ...,
        subcontractor_size: _Column = ...,
        jurisdiction: _Column = ...,
        key: Any = ...,
        known_at: _Date = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> Table: ...
    @overload
    def supplier_payment(  # type: ignore
        self,
        *,
        payer: _Code,
        delivered_on: _Date,
        amount_fen: _Int,
        supplier_size: _Code = ...,
        agreed_days: _Int = ...,
        settlement_agreed: _Bool = ...,
        settled_on: _Date = ...,
        acceptance_agreed: _Bool = ...,
        accepted_on: _Date = ...,
        acceptance_due_on: _Date = ...,
        acceptance_delayed: _Bool = ...,
        pay_when_paid: _Bool = ...,
        paid_on: _Date = ...,
        as_of_on: _Date = ...,
        agreed_rate: _Scaled = ...,
        agreed_rate_period: _Code = ...,
        lpr: _Scaled = ...,
        days_in_year: _Int = ...,
        invoice_on: _Date = ...,
        conditions_met_on: _Date = ...,
        jurisdiction: _Jurisdiction = ...,
        known_at: _Date = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> ProcurementSupplierPaymentAnswer:
        """Payment of a supplier (支付供应商款项).

        Source: 国务院令第728号 3, 8, 9, 15; 国务院令第802号 3, 9, 10, 15, 17; 财库〔2019〕38号 三

        Inputs:
            payer (code, payer_kind): payer 付款方
            delivered_on (date, day): day of delivery 交付日
            amount_fen (money, fen): amount payable, the part not in dispute 应付金额（无争议部分）
            supplier_size (code, enterprise_size, may be missing): size of the supplier on the day of the contract 合同订立时的企业规模
            agreed_days (integer, may be missing): days agreed 约定的付款期限（日）
            settlement_agreed (bool, may be missing): settlement by progress or period agreed 是否约定进度结算、定期结算
            settled_on (date, day, may be missing): day on which the amount was confirmed 确认结算金额之日
            acceptance_agreed (bool, may be missing): payment on acceptance agreed 是否约定以检验、验收合格为付款条件
            accepted_on (date, day, may be missing): day of acceptance 检验、验收合格之日
            acceptance_due_on (date, day, may be missing): end of the agreed acceptance period 约定的检验、验收期限届满之日
            acceptance_delayed (bool, may be missing): acceptance delayed by the payer 付款方是否拖延检验、验收
            pay_when_paid (bool, may be missing): payment waits for that of a third party 是否约定以收到第三方付款为条件
            paid_on (date, day, may be missing): day of payment 付款日
            as_of_on (date, day, may be missing): as of 核查日
            agreed_rate (quantity, %, 4 decimals, may be missing): agreed late interest 约定的逾期利率
            agreed_rate_period (code, rate_period, may be missing): period of the agreed rate 约定利率的期间
            lpr (quantity, %, 4 decimals, may be missing): one-year loan prime rate on the day of the contract 合同订立时1年期贷款市场报价利率
            days_in_year (integer, may be missing): days in a year 计息年度天数
            invoice_on (date, day, may be missing): day of the invoice 收到发票之日
            conditions_met_on (date, day, may be missing): day on which the conditions were met 满足支付条件之日
            jurisdiction (jurisdiction, may be missing): jurisdiction 地区（预算级次）

        Outputs:
            outcome (code, outcome): outcome 结论
            term (code, outcome, may be missing): agreed term 付款期限约定
            payment (code, outcome, may be missing): payment to a small or medium enterprise 对中小企业的付款
            starts_on (date, day, may be missing): term runs from 付款期限起算日
            due_on (date, day, may be missing): due on 最迟付款日
            overdue_days (integer, may be missing): days late 逾期天数
            rate (code, outcome, may be missing): agreed rate 利率约定
            interest_fen (money, fen, may be missing): late interest 逾期利息
            invoice (code, outcome, may be missing): payment after the invoice 收到发票后的付款
            invoice_due_on (date, day, may be missing): due after the invoice 收到发票后的最迟付款日
            rule (id@from, may be missing): version of the controlling rule 起决定作用的规则版本
            epoch (integer): epoch of the rules 规则时段
            path (integer): path through the decision 判断路径
            confidence (code, confidence): weakest confidence of the rules used 所用规则的最低核实状态
            row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
            row_column (integer): input column at fault, -1 for none 出错的输入列，-1 为无
        """
        ...
    @overload
    def supplier_payment(
        self,
        *,
        payer: _Column,
        delivered_on: _Column,
        amount_fen: _Column,
        supplier_size: _Column = ...,
        agreed_days: _Column = ...,
        settlement_agreed: _Column = ...,
        settled_on: _Column = ...,
        acceptance_agreed: _Column = ...,
        accepted_on: _Column = ...,
        acceptance_due_on: _Column = ...,
        acceptance_delayed: _Column = ...,
        pay_when_paid: _Column = ...,
        paid_on: _Column = ...,
        as_of_on: _Column = ...,
        agreed_rate: _Column = ...,
        agreed_rate_period: _Column = ...,
        lpr: _Column = ...,
        days_in_year: _Column = ...,
        invoice_on: _Column = ...,
        conditions_met_on: _Column = ...,
        jurisdiction: _Column = ...,
        known_at: _Date = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> Table: ...
    @overload
    def committee(  # type: ignore
        self,
        *,
        method: _Code,
        announced_on: _Date,
        members: _Records,
        evaluated_on: _Date = ...,
        category: _Code = ...,
        budget_fen: _Int = ...,
        reaches_amount: _Bool = ...,
        technically_complex: _Bool = ...,
        specialised: _Bool = ...,
        socially_important: _Bool = ...,
        special_requirement: _Bool = ...,
        draw_unsuitable: _Bool = ...,
        own_choice_approved: _Bool = ...,
        must_tender: _Bool = ...,
        jurisdiction: _Jurisdiction = ...,
        known_at: _Date = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> ProcurementCommitteeAnswer:
        """Composition of the evaluation committee (评审委员会（小组）的组成).

        Source: 政府采购法 12, 38, 40; 政府采购法实施条例 9, 39, 75; 财政部令第87号 45, 47, 48; 财政部令第74号 7; 招标投标法 37; 招标投标法实施条例 46, 47

        Inputs:
            method (code, procurement_method): method 采购方式
            announced_on (date, day): day of announcement 采购公告日
            evaluated_on (date, day, may be missing): day of the evaluation 评审日
            category (code, procurement_category, may be missing): category 采购品类
            budget_fen (money, fen, may be missing): budget 预算金额
            reaches_amount (bool, may be missing): reaches the amount from which tendering is due 是否达到公开招标数额标准或者招标规模标准
            technically_complex (bool, may be missing): technically complex 是否技术复杂
            specialised (bool, may be missing): specialised 是否专业性强
            socially_important (bool, may be missing): socially important 是否社会影响较大
            special_requirement (bool, may be missing): special requirement of the state 国家是否有特殊要求
            draw_unsuitable (bool, may be missing): a draw cannot find fit experts 随机方式是否难以确定合适专家
            own_choice_approved (bool, may be missing): own choice approved 主管预算单位是否同意自行选定
            must_tender (bool, may be missing): must be tendered 是否依法必须进行招标
            jurisdiction (jurisdiction, may be missing): jurisdiction 地区（预算级次）
            members: list, member 成员
                role (code, committee_role): role 成员身份
                member (text, may be missing, personal data): member 成员
                chairs (bool, may be missing): chairs 是否组长
                selection (code, expert_selection, may be missing): how the expert was found 专家产生方式
                ties (set, supplier_tie, may be missing): ties with suppliers 与供应商的利害关系
                ties_ended_on (date, day, may be missing): end of the tie 关系终止日
                of_purchaser (bool, may be missing): staff of the purchaser 是否采购人人员
                of_agency (bool, may be missing): staff of the agency 是否代理机构人员
                of_supervisor (bool, may be missing): staff of the supervising department 是否监督部门人员
                legal_expert (bool, may be missing): legal expert 是否法律专家
                years_in_field (integer, may be missing): years in the field 从事相关领域工作年数
                senior_title (bool, may be missing): senior title or equal level 是否有高级职称或者同等水平
                misconduct (bool, may be missing): broke the discipline of the evaluation 是否违反评标纪律

        Outputs:
            outcome (code, outcome): outcome 结论
            faults (set, committee_fault): faults 组成问题
            min_members (integer, may be missing): least number of members 成员人数下限
            min_experts (integer, may be missing): least number of experts 专家人数下限
            member_count (integer): members 成员人数
            expert_count (integer): experts 专家人数
            rule (id@from, may be missing): version of the controlling rule 起决定作用的规则版本
            epoch (integer): epoch of the rules 规则时段
            path (integer): path through the decision 判断路径
            confidence (code, confidence): weakest confidence of the rules used 所用规则的最低核实状态
            row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
            row_column (integer): input column at fault, -1 for none 出错的输入列，-1 为无
            members: list, member 成员
                outcome (code, outcome): outcome 结论
                faults (set, member_fault): faults 成员问题
                opinion_valid (bool, may be missing): opinion valid 评审意见是否有效
                path (integer): path through the decision 判断路径
                row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
        """
        ...
    @overload
    def committee(
        self,
        *,
        method: _Column,
        announced_on: _Column,
        members: _Lists,
        evaluated_on: _Column = ...,
        category: _Column = ...,
        budget_fen: _Column = ...,
        reaches_amount: _Column = ...,
        technically_complex: _Column = ...,
        specialised: _Column = ...,
        socially_important: _Column = ...,
        special_requirement: _Column = ...,
        draw_unsuitable: _Column = ...,
        own_choice_approved: _Column = ...,
        must_tender: _Column = ...,
        jurisdiction: _Column = ...,
        key: Any = ...,
        known_at: _Date = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> Table: ...
    @overload
    def expert_draw(  # type: ignore
        self,
        *,
        drawn_on: _Date,
        experts: _Int,
        seed: _Text,
        pool: _Records,
        evaluated_on: _Date = ...,
        reserves: _Int = ...,
        seed_digest: _Text = ...,
        pool_digest: _Text = ...,
        jurisdiction: _Jurisdiction = ...,
        known_at: _Date = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> ProcurementExpertDrawAnswer:
        """Random draw of experts (随机抽取评审专家).

        Source: 政府采购法实施条例 39; 财政部令第87号 48; 财政部令第74号 7; 财库〔2016〕198号

        Inputs:
            drawn_on (date, day): day of the draw 抽取日
            evaluated_on (date, day, may be missing): start of the evaluation 评审开始日
            experts (integer): experts to be drawn 抽取人数
            reserves (integer, may be missing): reserves 候补人数
            seed (text): seed 种子
            seed_digest (text, may be missing): digest of the seed as published 事先公布的种子摘要
            pool_digest (text, may be missing): digest of the pool as published 事先公布的名单摘要
            jurisdiction (jurisdiction, may be missing): jurisdiction 地区（预算级次）
            pool: list, expert of the pool 专家名单
                expert (text): id of the expert 专家编号
                standing (code, draw_standing): standing 抽取资格

        Outputs:
            outcome (code, outcome): outcome 结论
            eligible (integer): eligible experts 可抽取的专家人数
            seed_matches (bool, may be missing): the seed matches its digest 种子与公布的摘要相符
            pool_matches (bool, may be missing): the pool matches its digest 名单与公布的摘要相符
            pool_digest_1 (integer): bytes 1 to 8 of the pool's digest 名单摘要第 1 至 8 字节
            pool_digest_2 (integer): bytes 9 to 16 of the pool's digest 名单摘要第 9 至 16 字节
            pool_digest_3 (integer): bytes 17 to 24 of the pool's digest 名单摘要第 17 至 24 字节
            pool_digest_4 (integer): bytes 25 to 32 of the pool's digest 名单摘要第 25 至 32 字节
            rule (id@from, may be missing): version of the controlling rule 起决定作用的规则版本
            epoch (integer): epoch of the rules 规则时段
            path (integer): path through the decision 判断路径
            confidence (code, confidence): weakest confidence of the rules used 所用规则的最低核实状态
            row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
            row_column (integer): input column at fault, -1 for none 出错的输入列，-1 为无
            pool: list, expert of the pool 专家名单
                selection (code, draw_selection): result of the draw 抽取结果
                place (integer, may be missing): place 名次
                row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
        """
        ...
    @overload
    def expert_draw(
        self,
        *,
        drawn_on: _Column,
        experts: _Column,
        seed: _Column,
        pool: _Lists,
        evaluated_on: _Column = ...,
        reserves: _Column = ...,
        seed_digest: _Column = ...,
        pool_digest: _Column = ...,
        jurisdiction: _Column = ...,
        key: Any = ...,
        known_at: _Date = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> Table: ...
    @overload
    def question(  # type: ignore
        self,
        *,
        matter: _Code,
        filed_on: _Date,
        document_received_on: _Date = ...,
        document_notice_ended_on: _Date = ...,
        step_ended_on: _Date = ...,
        result_notice_ended_on: _Date = ...,
        known_on: _Date = ...,
        took_part: _Bool = ...,
        obtained_document: _Bool = ...,
        written: _Bool = ...,
        contents: _Set = ...,
        evidence: _Bool = ...,
        by_agent: _Bool = ...,
        authorised: _Bool = ...,
        once_required: _Bool = ...,
        asked_before: _Bool = ...,
        received_on: _Date = ...,
        answered_on: _Date = ...,
        may_affect_result: _Bool = ...,
        jurisdiction: _Jurisdiction = ...,
        known_at: _Date = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> ProcurementQuestionAnswer:
        """Admissibility of and reply to a question (质疑的受理和答复).

        Source: 政府采购法 52, 53; 政府采购法实施条例 53-55; 财政部令第94号 8, 10-13, 17, 42

        Inputs:
            matter (code, question_matter): matter 质疑事项
            filed_on (date, day): filed or posted 提出（交邮）日
            document_received_on (date, day, may be missing): receipt of the document 收到采购文件日
            document_notice_ended_on (date, day, may be missing): end of the document's notice period 采购文件公告期限届满日
            step_ended_on (date, day, may be missing): end of the step 程序环节结束日
            result_notice_ended_on (date, day, may be missing): end of the result notice 结果公告期限届满日
            known_on (date, day, may be missing): day of knowing 知道或者应知之日
            took_part (bool, may be missing): takes part 是否参与采购活动
            obtained_document (bool, may be missing): obtained the document 是否依法获取采购文件
            written (bool, may be missing): in writing 是否书面形式
            contents (set, question_content, may be missing): contents 质疑函内容
            evidence (bool, may be missing): evidence 是否有必要的证明材料
            by_agent (bool, may be missing): by an agent 是否由代理人提出
            authorised (bool, may be missing): authority of the agent 是否提交授权委托书
            once_required (bool, may be missing): all at once required 采购文件是否要求一次性提出
            asked_before (bool, may be missing): asked about the same step before 是否已就同一环节提出过质疑
            received_on (date, day, may be missing): received 收到质疑函日
            answered_on (date, day, may be missing): answered 书面答复日
            may_affect_result (bool, may be missing): may affect the result 是否可能影响中标、成交结果
            jurisdiction (jurisdiction, may be missing): jurisdiction 地区（预算级次）

        Outputs:
            outcome (code, outcome): outcome 结论
            faults (set, question_fault): faults 不予受理的原因
            missing_contents (set, question_content): contents that are missing 缺少的内容
            filing_due_on (date, day, may be missing): last day to ask 质疑期限届满日
            reply_due_on (date, day, may be missing): last day to reply 答复期限届满日
            reply_outcome (code, outcome, may be missing): reply in time 答复是否按期
            complaint_due_on (date, day, may be missing): last day to complain 投诉期限届满日
            contract_waits (bool, may be missing): the contract must wait 是否应当暂停签订或者中止履行合同
            rule (id@from, may be missing): version of the controlling rule 起决定作用的规则版本
            epoch (integer): epoch of the rules 规则时段
            path (integer): path through the decision 判断路径
            confidence (code, confidence): weakest confidence of the rules used 所用规则的最低核实状态
            row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
            row_column (integer): input column at fault, -1 for none 出错的输入列，-1 为无
        """
        ...
    @overload
    def question(
        self,
        *,
        matter: _Column,
        filed_on: _Column,
        document_received_on: _Column = ...,
        document_notice_ended_on: _Column = ...,
        step_ended_on: _Column = ...,
        result_notice_ended_on: _Column = ...,
        known_on: _Column = ...,
        took_part: _Column = ...,
        obtained_document: _Column = ...,
        written: _Column = ...,
        contents: _Column = ...,
        evidence: _Column = ...,
        by_agent: _Column = ...,
        authorised: _Column = ...,
        once_required: _Column = ...,
        asked_before: _Column = ...,
        received_on: _Column = ...,
        answered_on: _Column = ...,
        may_affect_result: _Column = ...,
        jurisdiction: _Column = ...,
        known_at: _Date = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> Table: ...
    @overload
    def question_answer(  # type: ignore
        self,
        *,
        matter: _Code,
        answered_on: _Date,
        founded: _Bool,
        affects_result: _Bool = ...,
        can_amend: _Bool = ...,
        another_candidate: _Bool = ...,
        winner_chosen: _Bool = ...,
        jurisdiction: _Jurisdiction = ...,
        known_at: _Date = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> ProcurementQuestionAnswerAnswer:
        """What follows from a question (质疑答复后的处理).

        Source: 财政部令第94号 16

        Inputs:
            matter (code, question_matter): matter 质疑事项
            answered_on (date, day): answered 答复日
            founded (bool): founded 质疑是否成立
            affects_result (bool, may be missing): may affect the result 是否影响或者可能影响结果
            can_amend (bool, may be missing): can go on after a clarification 通过澄清或者修改能否继续
            another_candidate (bool, may be missing): another candidate can be chosen 能否另行确定供应商
            winner_chosen (bool, may be missing): winner chosen 是否已确定供应商
            jurisdiction (jurisdiction, may be missing): jurisdiction 地区（预算级次）

        Outputs:
            outcome (code, outcome): outcome 结论
            measure (code, question_measure, may be missing): what follows 处理
            report_due (bool, may be missing): the finance department must be told 是否应当书面报告财政部门
            rule (id@from, may be missing): version of the controlling rule 起决定作用的规则版本
            epoch (integer): epoch of the rules 规则时段
            path (integer): path through the decision 判断路径
            confidence (code, confidence): weakest confidence of the rules used 所用规则的最低核实状态
            row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
            row_column (integer): input column at fault, -1 for none 出错的输入列，-1 为无
        """
        ...
    @overload
    def question_answer(
        self,
        *,
        matter: _Column,
        answered_on: _Column,
        founded: _Column,
        affects_result: _Column = ...,
        can_amend: _Column = ...,
        another_candidate: _Column = ...,
        winner_chosen: _Column = ...,
        jurisdiction: _Column = ...,
        known_at: _Date = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> Table: ...
    @overload
    def complaint(  # type: ignore
        self,
        *,
        filed_on: _Date,
        pauses: _Records,
        questioned: _Bool = ...,
        question_received_on: _Date = ...,
        answered_on: _Date = ...,
        received_on: _Date = ...,
        within_question: _Bool = ...,
        from_reply: _Bool = ...,
        contents: _Set = ...,
        corrected: _Bool = ...,
        evidence: _Bool = ...,
        by_agent: _Bool = ...,
        authorised: _Bool = ...,
        consortium: _Bool = ...,
        all_members: _Bool = ...,
        decided_before: _Bool = ...,
        competent: _Bool = ...,
        joint: _Bool = ...,
        same_level: _Bool = ...,
        agreed: _Bool = ...,
        reviewed_on: _Date = ...,
        rejected_on: _Date = ...,
        served_on: _Date = ...,
        notice_received_on: _Date = ...,
        stated_on: _Date = ...,
        decided_on: _Date = ...,
        suspended_on: _Date = ...,
        resumed_on: _Date = ...,
        jurisdiction: _Jurisdiction = ...,
        known_at: _Date = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> ProcurementComplaintAnswer:
        """Admissibility and periods of a complaint (投诉的受理和处理期限).

        Source: 政府采购法 55-57; 政府采购法实施条例 55, 58; 财政部令第94号 6, 8, 9, 13, 17-22, 26-28, 42

        Inputs:
            questioned (bool, may be missing): a lawful question before 是否已依法质疑
            question_received_on (date, day, may be missing): receipt of the question 采购人收到质疑函日
            answered_on (date, day, may be missing): reply to the question 质疑答复日
            filed_on (date, day): filed or posted 提起（交邮）日
            received_on (date, day, may be missing): received 收到投诉书日
            within_question (bool, may be missing): within what was questioned 是否在已质疑事项范围内
            from_reply (bool, may be missing): the reply gave rise to it 是否基于质疑答复内容
            contents (set, complaint_content, may be missing): contents 投诉书内容
            corrected (bool, may be missing): corrected in time 是否按期补正
            evidence (bool, may be missing): evidence 是否有必要的证明材料
            by_agent (bool, may be missing): by an agent 是否由代理人提起
            authorised (bool, may be missing): authority of the agent 是否提交授权委托书
            consortium (bool, may be missing): a consortium 是否以联合体参加
            all_members (bool, may be missing): by all its members 是否由所有成员共同提出
            decided_before (bool, may be missing): decided before 同一事项是否已经处理
            competent (bool, may be missing): this authority is competent 是否属于本部门管辖
            joint (bool, may be missing): a joint purchase of several regions 是否跨区域联合采购
            same_level (bool, may be missing): purchasers of one level 采购人预算级次是否相同
            agreed (bool, may be missing): the document names the authority 采购文件是否约定财政部门
            reviewed_on (date, day, may be missing): reviewed, or correction asked for 审查（通知补正）日
            rejected_on (date, day, may be missing): rejection notified 告知不予受理日
            served_on (date, day, may be missing): notice to reply sent 发出投诉答复通知书日
            notice_received_on (date, day, may be missing): notice to reply received 收到投诉答复通知书日
            stated_on (date, day, may be missing): statement of the respondent 被投诉人说明日
            decided_on (date, day, may be missing): decided 处理决定日
            suspended_on (date, day, may be missing): suspension notified 通知暂停采购活动日
            resumed_on (date, day, may be missing): last day of the suspension 暂停的最后一日
            jurisdiction (jurisdiction, may be missing): jurisdiction 地区（预算级次）
            pauses: list, time that is not counted 不计算的时间
                issued_on (date, day): issued 发出文书日
                returned_on (date, day, may be missing): returned 收到反馈日

        Outputs:
            outcome (code, outcome): outcome 结论
            action (code, complaint_action, may be missing): action 审查后的处理
            authority (code, complaint_authority, may be missing): competent authority 有管辖权的财政部门
            faults (set, complaint_fault): faults 不予受理的原因
            missing_contents (set, complaint_content): contents that are missing 缺少的内容
            filing_due_on (date, day, may be missing): last day to complain 投诉期限届满日
            review_due_on (date, day, may be missing): last day of the review 审查期限届满日
            rejection_due_on (date, day, may be missing): last day to notify a rejection 告知不予受理期限届满日
            service_due_on (date, day, may be missing): last day of the notice to reply 发出答复通知书期限届满日
            statement_due_on (date, day, may be missing): last day of the statement 被投诉人说明期限届满日
            decision_due_on (date, day, may be missing): last day of the decision 处理决定期限届满日
            suspension_due_on (date, day, may be missing): last day of a suspension 暂停期限届满日
            excluded_days (integer, may be missing): working days not counted 不计算的工作日
            late_steps (set, complaint_step): steps that were late 逾期的环节
            procedure (code, outcome, may be missing): handling in time 处理程序是否按期
            rule (id@from, may be missing): version of the controlling rule 起决定作用的规则版本
            epoch (integer): epoch of the rules 规则时段
            path (integer): path through the decision 判断路径
            confidence (code, confidence): weakest confidence of the rules used 所用规则的最低核实状态
            row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
            row_column (integer): input column at fault, -1 for none 出错的输入列，-1 为无
            pauses: list, time that is not counted 不计算的时间
                excluded_days (integer, may be missing): working days not counted 不计算的工作日
                row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
        """
        ...
    @overload
    def complaint(
        self,
        *,
        filed_on: _Column,
        pauses: _Lists,
        questioned: _Column = ...,
        question_received_on: _Column = ...,
        answered_on: _Column = ...,
        received_on: _Column = ...,
        within_question: _Column = ...,
        from_reply: _Column = ...,
        contents: _Column = ...,
        corrected: _Column = ...,
        evidence: _Column = ...,
        by_agent: _Column = ...,
        authorised: _Column = ...,
        consortium: _Column = ...,
        all_members: _Column = ...,
        decided_before: _Column = ...,
        competent: _Column = ...,
        joint: _Column = ...,
        same_level: _Column = ...,
        agreed: _Column = ...,
        reviewed_on: _Column = ...,
        rejected_on: _Column = ...,
        served_on: _Column = ...,
        notice_received_on: _Column = ...,
        stated_on: _Column = ...,
        decided_on: _Column = ...,
        suspended_on: _Column = ...,
        resumed_on: _Column = ...,
        jurisdiction: _Column = ...,
        key: Any = ...,
        known_at: _Date = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> Table: ...
    @overload
    def complaint_decision(  # type: ignore
        self,
        *,
        matter: _Code,
        finding: _Code,
        decided_on: _Date,
        affects_result: _Bool = ...,
        phase: _Code = ...,
        another_candidate: _Bool = ...,
        about_cancellation: _Bool = ...,
        unfounded_in_a_year: _Int = ...,
        jurisdiction: _Jurisdiction = ...,
        known_at: _Date = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> ProcurementComplaintDecisionAnswer:
        """What follows from the decision on a complaint (投诉处理决定的后果).

        Source: 财政部令第94号 29-32, 37; 政府采购法实施条例 57, 73

        Inputs:
            matter (code, question_matter): matter 投诉事项
            finding (code, complaint_finding): finding 处理结论
            decided_on (date, day): decided 处理决定日
            affects_result (bool, may be missing): may affect the result 是否影响或者可能影响采购结果
            phase (code, procurement_phase, may be missing): phase 采购阶段
            another_candidate (bool, may be missing): another candidate can be chosen 是否可以另行确定
            about_cancellation (bool, may be missing): about a cancellation 是否对废标行为提起
            unfounded_in_a_year (integer, may be missing): unfounded complaints in twelve months 12 个月内查无实据的投诉次数
            jurisdiction (jurisdiction, may be missing): jurisdiction 地区（预算级次）

        Outputs:
            outcome (code, outcome): outcome 结论
            measures (set, complaint_measure): measures 处理措施
            ban_least_years (integer, may be missing): least years of the ban 禁止年数下限
            ban_most_years (integer, may be missing): most years of the ban 禁止年数上限
            rule (id@from, may be missing): version of the controlling rule 起决定作用的规则版本
            epoch (integer): epoch of the rules 规则时段
            path (integer): path through the decision 判断路径
            confidence (code, confidence): weakest confidence of the rules used 所用规则的最低核实状态
            row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
            row_column (integer): input column at fault, -1 for none 出错的输入列，-1 为无
        """
        ...
    @overload
    def complaint_decision(
        self,
        *,
        matter: _Column,
        finding: _Column,
        decided_on: _Column,
        affects_result: _Column = ...,
        phase: _Column = ...,
        another_candidate: _Column = ...,
        about_cancellation: _Column = ...,
        unfounded_in_a_year: _Column = ...,
        jurisdiction: _Column = ...,
        known_at: _Date = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> Table: ...
    @overload
    def works_complaint(  # type: ignore
        self,
        *,
        matter: _Code,
        filed_on: _Date,
        known_on: _Date = ...,
        interested: _Bool = ...,
        must_tender: _Bool = ...,
        objected: _Bool = ...,
        objected_on: _Date = ...,
        objection_answered_on: _Date = ...,
        publicity_ended_on: _Date = ...,
        clear_request: _Bool = ...,
        evidence: _Bool = ...,
        false_complaint: _Bool = ...,
        received_on: _Date = ...,
        acceptance_decided_on: _Date = ...,
        decided_on: _Date = ...,
        excluded_days: _Int = ...,
        jurisdiction: _Jurisdiction = ...,
        known_at: _Date = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> ProcurementWorksComplaintAnswer:
        """Admissibility and periods of a complaint in a tender of works (工程招标投诉的受理和处理期限).

        Source: 招标投标法实施条例 22, 44, 54, 60, 61

        Inputs:
            matter (code, works_matter): matter 投诉事项
            known_on (date, day, may be missing): day of knowing 知道或者应当知道之日
            interested (bool, may be missing): bidder or interested 是否投标人或者其他利害关系人
            must_tender (bool, may be missing): must be tendered 是否依法必须进行招标
            objected (bool, may be missing): objected before 是否先提出异议
            objected_on (date, day, may be missing): objection received 收到异议日
            objection_answered_on (date, day, may be missing): objection answered 答复异议日
            publicity_ended_on (date, day, may be missing): last day of the publicity 公示期满日
            clear_request (bool, may be missing): a clear request 是否有明确的请求
            evidence (bool, may be missing): evidence 是否有必要的证明材料
            false_complaint (bool, may be missing): false 是否虚假投诉
            filed_on (date, day): filed 投诉日
            received_on (date, day, may be missing): received 收到投诉日
            acceptance_decided_on (date, day, may be missing): acceptance decided 决定受理日
            decided_on (date, day, may be missing): decided 处理决定日
            excluded_days (integer, may be missing): working days not counted 不计算的工作日
            jurisdiction (jurisdiction, may be missing): jurisdiction 地区（预算级次）

        Outputs:
            outcome (code, outcome): outcome 结论
            faults (set, works_complaint_fault): faults 不予受理的原因
            reply_due_on (date, day, may be missing): last day to answer the objection 答复异议期限届满日
            filing_due_on (date, day, may be missing): last day to complain 投诉期限届满日
            acceptance_due_on (date, day, may be missing): last day to decide on acceptance 决定受理期限届满日
            decision_due_on (date, day, may be missing): last day of the decision 处理决定期限届满日
            late_steps (set, works_complaint_step): steps that were late 逾期的环节
            procedure (code, outcome, may be missing): handling in time 处理程序是否按期
            rule (id@from, may be missing): version of the controlling rule 起决定作用的规则版本
            epoch (integer): epoch of the rules 规则时段
            path (integer): path through the decision 判断路径
            confidence (code, confidence): weakest confidence of the rules used 所用规则的最低核实状态
            row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
            row_column (integer): input column at fault, -1 for none 出错的输入列，-1 为无
        """
        ...
    @overload
    def works_complaint(
        self,
        *,
        matter: _Column,
        filed_on: _Column,
        known_on: _Column = ...,
        interested: _Column = ...,
        must_tender: _Column = ...,
        objected: _Column = ...,
        objected_on: _Column = ...,
        objection_answered_on: _Column = ...,
        publicity_ended_on: _Column = ...,
        clear_request: _Column = ...,
        evidence: _Column = ...,
        false_complaint: _Column = ...,
        received_on: _Column = ...,
        acceptance_decided_on: _Column = ...,
        decided_on: _Column = ...,
        excluded_days: _Column = ...,
        jurisdiction: _Column = ...,
        known_at: _Date = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> Table: ...
    @overload
    def collusion_signs(  # type: ignore
        self,
        *,
        method: _Code,
        opened_on: _Date,
        bids: _Records,
        examined: _Set = ...,
        jurisdiction: _Jurisdiction = ...,
        known_at: _Date = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> ProcurementCollusionSignsAnswer:
        """Signs of collusion and of related bidders (串通投标和关联投标人的迹象).

        Source: 财政部令第87号 36, 37; 政府采购法实施条例 18, 40, 74; 招标投标法实施条例 34, 39-41, 51

        Inputs:
            method (code, procurement_method): method 采购方式
            opened_on (date, day): opening of the bids 开标（响应截止）日
            examined (set, collusion_sign, may be missing): signs that were looked for 已检查的迹象
            jurisdiction (jurisdiction, may be missing): jurisdiction 地区（预算级次）
            bids: list, bid 投标
                bidder (text): bidder 投标人
                price_fen (money, fen, may be missing): price 报价
                preparer (text, may be missing): who prepared it 文件编制人
                agent (text, may be missing): who handled it 投标经办人
                manager (text, may be missing): project manager 项目管理成员
                contact (text, may be missing): contact 联系人员
                bond_payer (text, may be missing): account of the bond 保证金转出账户
                head (text, may be missing): head 单位负责人
                controller (text, may be missing): bidder that controls it 直接控股、管理的投标人
                alike_group (text, may be missing): group of like contents 异常一致的组别
                mixed_with (text, may be missing): mixed up with 文件混装的投标人
                conduct (set, collusive_conduct, may be missing): conduct that was proved 查实的串通行为
                prior_services (bool, may be missing): prior services for the project 是否为该项目提供过设计等服务

        Outputs:
            outcome (code, outcome): outcome 结论
            signs (set, collusion_sign): signs 发现的迹象
            unexamined (set, collusion_sign): signs that cannot be excluded 不能排除的迹象
            invalid_bids (integer): invalid bids 无效投标数
            other_bids (integer): other bids 其余投标数
            report_due (bool, may be missing): the finance department must be told 是否应当报告财政部门
            rule (id@from, may be missing): version of the controlling rule 起决定作用的规则版本
            epoch (integer): epoch of the rules 规则时段
            path (integer): path through the decision 判断路径
            confidence (code, confidence): weakest confidence of the rules used 所用规则的最低核实状态
            row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
            row_column (integer): input column at fault, -1 for none 出错的输入列，-1 为无
            bids: list, bid 投标
                outcome (code, outcome): outcome 结论
                signs (set, collusion_sign): signs 迹象
                invalid (bool, may be missing): bid invalid 投标是否无效
                others (integer): bids that share a sign 有共同迹象的投标数
                path (integer): path through the decision 判断路径
                row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
            pairs: list, shared sign 共同迹象
                sign (code, collusion_sign): sign 迹象
                first (integer): first bid 第一个投标
                second (integer): second bid 第二个投标
        """
        ...
    @overload
    def collusion_signs(
        self,
        *,
        method: _Column,
        opened_on: _Column,
        bids: _Lists,
        examined: _Column = ...,
        jurisdiction: _Column = ...,
        key: Any = ...,
        known_at: _Date = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> Table: ...

class AssetsDepreciationAnswer(Answer):
    """Answer of assets.depreciation."""
    outcome: Code
    """outcome of the life check 年限检查结论"""
    life_used_months: Optional[int]
    """life used, months 采用的年限（月）"""
    months: Optional[int]
    """months charged 已提月数"""
    monthly_fen: Optional[int]
    """monthly depreciation 月折旧额"""
    accumulated_fen: Optional[int]
    """accumulated depreciation 累计折旧"""
    net_fen: Optional[int]
    """net book value 净值"""
    rule: Optional[str]
    """version of the controlling rule 起决定作用的规则版本"""
    epoch: int
    """epoch of the rules 规则时段"""
    path: int
    """path through the decision 判断路径"""
    confidence: Code
    """weakest confidence of the rules used 所用规则的最低核实状态"""
    row_status: str
    """status of the row, 0 when it is right 行状态，0 为正常"""
    row_column: Optional[str]
    """input column at fault, -1 for none 出错的输入列，-1 为无"""

class AssetsDepreciationScheduleAnswer(Answer):
    """Answer of assets.depreciation_schedule."""
    outcome: Code
    """outcome of the life check 年限检查结论"""
    life_used_months: Optional[int]
    """life used, months 采用的年限（月）"""
    monthly_fen: Optional[int]
    """monthly depreciation 月折旧额"""
    rule: Optional[str]
    """version of the controlling rule 起决定作用的规则版本"""
    epoch: int
    """epoch of the rules 规则时段"""
    path: int
    """path through the decision 判断路径"""
    confidence: Code
    """weakest confidence of the rules used 所用规则的最低核实状态"""
    row_status: str
    """status of the row, 0 when it is right 行状态，0 为正常"""
    row_column: Optional[str]
    """input column at fault, -1 for none 出错的输入列，-1 为无"""
    schedule: List[Dict[str, Any]]
    """month 折旧月份"""

class AssetsDisposalAuthorityAnswer(Answer):
    """Answer of assets.disposal_authority."""
    outcome: Code
    """outcome 结论"""
    authority: Optional[Code]
    """approving authority 审批机关"""
    act: Optional[Code]
    """act of approval 审批方式"""
    filed_with: Optional[Code]
    """filed with 备案机关"""
    rule: Optional[str]
    """version of the controlling rule 起决定作用的规则版本"""
    epoch: int
    """epoch of the rules 规则时段"""
    path: int
    """path through the decision 判断路径"""
    confidence: Code
    """weakest confidence of the rules used 所用规则的最低核实状态"""
    row_status: str
    """status of the row, 0 when it is right 行状态，0 为正常"""
    row_column: Optional[str]
    """input column at fault, -1 for none 出错的输入列，-1 为无"""

class AssetsMeetingTableAnswer(Answer):
    """Answer of assets.meeting_table."""
    outcome: Code
    """outcome 结论"""
    rate_fen: Optional[int]
    """cap for a square metre 每平方米上限"""
    cap_fen: Optional[int]
    """cap 上限"""
    rule: Optional[str]
    """version of the controlling rule 起决定作用的规则版本"""
    epoch: int
    """epoch of the rules 规则时段"""
    path: int
    """path through the decision 判断路径"""
    confidence: Code
    """weakest confidence of the rules used 所用规则的最低核实状态"""
    row_status: str
    """status of the row, 0 when it is right 行状态，0 为正常"""
    row_column: Optional[str]
    """input column at fault, -1 for none 出错的输入列，-1 为无"""

class AssetsDomain:
    """Operations of assets."""
    @overload
    def depreciation(  # type: ignore
        self,
        *,
        asset_class: _Code,
        cost_fen: _Int,
        acquired_on: _Date,
        as_of: _Date,
        life_months: _Int = ...,
        disposed_on: _Date = ...,
        never_depreciated: _Bool = ...,
        jurisdiction: _Jurisdiction = ...,
        known_at: _Date = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> AssetsDepreciationAnswer:
        """Depreciation of a fixed asset (固定资产折旧).

        Source: 政府会计准则第3号 16-21; 财会〔2017〕4号 应用指南

        Inputs:
            asset_class (code, asset_class): asset class 资产类别
            cost_fen (money, fen): cost 原值
            acquired_on (date, day): day of addition 入账日期
            as_of (date, day): as of 计算日期
            life_months (integer, may be missing): life in months 折旧年限（月）
            disposed_on (date, day, may be missing): day of disposal 处置日期
            never_depreciated (bool, may be missing): an asset that is never depreciated 是否不提折旧的资产
            jurisdiction (jurisdiction, may be missing): jurisdiction 地区（预算级次）

        Outputs:
            outcome (code, outcome): outcome of the life check 年限检查结论
            life_used_months (integer, may be missing): life used, months 采用的年限（月）
            months (integer, may be missing): months charged 已提月数
            monthly_fen (money, fen, may be missing): monthly depreciation 月折旧额
            accumulated_fen (money, fen, may be missing): accumulated depreciation 累计折旧
            net_fen (money, fen, may be missing): net book value 净值
            rule (id@from, may be missing): version of the controlling rule 起决定作用的规则版本
            epoch (integer): epoch of the rules 规则时段
            path (integer): path through the decision 判断路径
            confidence (code, confidence): weakest confidence of the rules used 所用规则的最低核实状态
            row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
            row_column (integer): input column at fault, -1 for none 出错的输入列，-1 为无
        """
        ...
    @overload
    def depreciation(
        self,
        *,
        asset_class: _Column,
        cost_fen: _Column,
        acquired_on: _Column,
        as_of: _Column,
        life_months: _Column = ...,
        disposed_on: _Column = ...,
        never_depreciated: _Column = ...,
        jurisdiction: _Column = ...,
        known_at: _Date = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> Table: ...
    @overload
    def depreciation_schedule(  # type: ignore
        self,
        *,
        asset_class: _Code,
        cost_fen: _Int,
        acquired_on: _Date,
        life_months: _Int = ...,
        disposed_on: _Date = ...,
        jurisdiction: _Jurisdiction = ...,
        known_at: _Date = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> AssetsDepreciationScheduleAnswer:
        """Depreciation schedule of a fixed asset (固定资产折旧计划).

        Source: 政府会计准则第3号 16-21; 财会〔2017〕4号 应用指南

        Inputs:
            asset_class (code, asset_class): asset class 资产类别
            cost_fen (money, fen): cost 原值
            acquired_on (date, day): day of addition 入账日期
            life_months (integer, may be missing): life in months 折旧年限（月）
            disposed_on (date, day, may be missing): day of disposal 处置日期
            jurisdiction (jurisdiction, may be missing): jurisdiction 地区（预算级次）

        Outputs:
            outcome (code, outcome): outcome of the life check 年限检查结论
            life_used_months (integer, may be missing): life used, months 采用的年限（月）
            monthly_fen (money, fen, may be missing): monthly depreciation 月折旧额
            rule (id@from, may be missing): version of the controlling rule 起决定作用的规则版本
            epoch (integer): epoch of the rules 规则时段
            path (integer): path through the decision 判断路径
            confidence (code, confidence): weakest confidence of the rules used 所用规则的最低核实状态
            row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
            row_column (integer): input column at fault, -1 for none 出错的输入列，-1 为无
            schedule: list, month 折旧月份
                month (integer): month number 第几月
                month_on (date, day): first day of the month 月份首日
                amount_fen (money, fen): depreciation of the month 本月折旧
                accumulated_fen (money, fen): accumulated depreciation 累计折旧
                net_fen (money, fen): net book value 净值
        """
        ...
    @overload
    def depreciation_schedule(
        self,
        *,
        asset_class: _Column,
        cost_fen: _Column,
        acquired_on: _Column,
        life_months: _Column = ...,
        disposed_on: _Column = ...,
        jurisdiction: _Column = ...,
        known_at: _Date = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> Table: ...
    @overload
    def disposal_authority(  # type: ignore
        self,
        *,
        body: _Code,
        kind: _Code,
        original_value_fen: _Int,
        applied_on: _Date,
        approved: _Bool = ...,
        jurisdiction: _Jurisdiction = ...,
        known_at: _Date = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> AssetsDisposalAuthorityAnswer:
        """Who approves a disposal of assets (资产处置审批权限).

        Source: 国管财〔2004〕196号 7; 国管资〔2009〕167号 37; 国管资〔2023〕266号; 财资〔2021〕127号

        Inputs:
            body (code, disposing_body): disposing body 处置单位
            kind (code, disposal_kind): kind of disposal 处置对象
            original_value_fen (money, fen): original value of the batch 批量账面原值
            applied_on (date, day): day of the application 申请日
            approved (bool, may be missing): approved 是否已获批准
            jurisdiction (jurisdiction, may be missing): jurisdiction 地区（预算级次）

        Outputs:
            outcome (code, outcome): outcome 结论
            authority (code, approving_authority, may be missing): approving authority 审批机关
            act (code, approval_act, may be missing): act of approval 审批方式
            filed_with (code, approving_authority, may be missing): filed with 备案机关
            rule (id@from, may be missing): version of the controlling rule 起决定作用的规则版本
            epoch (integer): epoch of the rules 规则时段
            path (integer): path through the decision 判断路径
            confidence (code, confidence): weakest confidence of the rules used 所用规则的最低核实状态
            row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
            row_column (integer): input column at fault, -1 for none 出错的输入列，-1 为无
        """
        ...
    @overload
    def disposal_authority(
        self,
        *,
        body: _Column,
        kind: _Column,
        original_value_fen: _Column,
        applied_on: _Column,
        approved: _Column = ...,
        jurisdiction: _Column = ...,
        known_at: _Date = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> Table: ...
    @overload
    def meeting_table(  # type: ignore
        self,
        *,
        room_area_m2: _Scaled,
        purchased_on: _Date,
        price_fen: _Int = ...,
        jurisdiction: _Jurisdiction = ...,
        known_at: _Date = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> AssetsMeetingTableAnswer:
        """What a meeting table may cost (会议桌价格上限).

        Source: 财资〔2016〕27号

        Inputs:
            room_area_m2 (quantity, m2, 2 decimals): area of the room 会议室使用面积
            purchased_on (date, day): day of purchase 购置日
            price_fen (money, fen, may be missing): price 价格
            jurisdiction (jurisdiction, may be missing): jurisdiction 地区（预算级次）

        Outputs:
            outcome (code, outcome): outcome 结论
            rate_fen (money, fen, may be missing): cap for a square metre 每平方米上限
            cap_fen (money, fen, may be missing): cap 上限
            rule (id@from, may be missing): version of the controlling rule 起决定作用的规则版本
            epoch (integer): epoch of the rules 规则时段
            path (integer): path through the decision 判断路径
            confidence (code, confidence): weakest confidence of the rules used 所用规则的最低核实状态
            row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
            row_column (integer): input column at fault, -1 for none 出错的输入列，-1 为无
        """
        ...
    @overload
    def meeting_table(
        self,
        *,
        room_area_m2: _Column,
        purchased_on: _Column,
        price_fen: _Column = ...,
        jurisdiction: _Column = ...,
        known_at: _Date = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> Table: ...

class FundsTravelClaimAnswer(Answer):
    """Answer of funds.travel_claim."""
    outcome: Code
    """outcome 结论"""
    claimed_fen: int
    """claimed 报销合计"""
    payable_fen: Optional[int]
    """payable 可报合计"""
    excess_fen: Optional[int]
    """above the standard 超标合计"""
    trip_days: int
    """calendar days of the trip 出差自然天数"""
    rule: Optional[str]
    """version of the controlling rule 起决定作用的规则版本"""
    epoch: int
    """epoch of the rules 规则时段"""
    path: int
    """path through the decision 判断路径"""
    confidence: Code
    """weakest confidence of the rules used 所用规则的最低核实状态"""
    row_status: str
    """status of the row, 0 when it is right 行状态，0 为正常"""
    row_column: Optional[str]
    """input column at fault, -1 for none 出错的输入列，-1 为无"""
    lines: List[Dict[str, Any]]
    """line 费用明细"""

class FundsDomain:
    """Operations of funds."""
    @overload
    def travel_claim(  # type: ignore
        self,
        *,
        rank: _Code,
        started_on: _Date,
        ended_on: _Date,
        lines: _Records,
        claimant: _Text = ...,
        jurisdiction: _Jurisdiction = ...,
        known_at: _Date = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> FundsTravelClaimAnswer:
        """Travel claim against the standard (差旅费报销审核).

        Source: 财行〔2013〕531号; 财行〔2016〕71号

        Inputs:
            rank (code, travel_rank): rank 人员级别
            started_on (date, day): first day 出发日
            ended_on (date, day): last day 返回日
            claimant (text, may be missing, personal data): claimant 报销人
            jurisdiction (jurisdiction, may be missing): jurisdiction 地区（预算级次）
            lines: list, line 费用明细
                expense (code, travel_expense): kind of expense 费用种类
                place (code, travel_place): place 地点
                on_date (date, day): first night or day 起始日
                quantity (integer): days or nights 天（晚）数
                amount_fen (money, fen): amount 金额

        Outputs:
            outcome (code, outcome): outcome 结论
            claimed_fen (money, fen): claimed 报销合计
            payable_fen (money, fen, may be missing): payable 可报合计
            excess_fen (money, fen, may be missing): above the standard 超标合计
            trip_days (integer): calendar days of the trip 出差自然天数
            rule (id@from, may be missing): version of the controlling rule 起决定作用的规则版本
            epoch (integer): epoch of the rules 规则时段
            path (integer): path through the decision 判断路径
            confidence (code, confidence): weakest confidence of the rules used 所用规则的最低核实状态
            row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
            row_column (integer): input column at fault, -1 for none 出错的输入列，-1 为无
            lines: list, line 费用明细
                outcome (code, outcome): outcome 结论
                standard_fen (money, fen, may be missing): standard 标准合计
                payable_fen (money, fen, may be missing): payable 可报金额
                excess_fen (money, fen, may be missing): above the standard 超标金额
                path (integer): path through the decision 判断路径
                row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
        """
        ...
    @overload
    def travel_claim(
        self,
        *,
        rank: _Column,
        started_on: _Column,
        ended_on: _Column,
        lines: _Lists,
        claimant: _Column = ...,
        jurisdiction: _Column = ...,
        key: Any = ...,
        known_at: _Date = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> Table: ...

class EnergyComprehensiveConsumptionAnswer(Answer):
    """Answer of energy.comprehensive_consumption."""
    outcome: Code
    """outcome 结论"""
    kgce: Optional[Decimal]
    """comprehensive consumption 综合能耗"""
    kgce_per_m2: Optional[Decimal]
    """consumption per floor area 单位建筑面积能耗"""
    kgce_per_person: Optional[Decimal]
    """consumption per person 人均综合能耗"""
    rule: Optional[str]
    """version of the controlling rule 起决定作用的规则版本"""
    epoch: int
    """epoch of the rules 规则时段"""
    path: int
    """path through the decision 判断路径"""
    confidence: Code
    """weakest confidence of the rules used 所用规则的最低核实状态"""
    row_status: str
    """status of the row, 0 when it is right 行状态，0 为正常"""
    row_column: Optional[str]
    """input column at fault, -1 for none 出错的输入列，-1 为无"""
    carriers: List[Dict[str, Any]]
    """carrier 能源消费"""

class EnergyCarbonAnswer(Answer):
    """Answer of energy.carbon."""
    outcome: Code
    """outcome 结论"""
    scope1_kg: Optional[Decimal]
    """scope 1 直接排放"""
    scope2_kg: Optional[Decimal]
    """scope 2 间接排放"""
    total_kg: Optional[Decimal]
    """total 排放合计"""
    kg_per_m2: Optional[Decimal]
    """emission per floor area 单位建筑面积碳排放"""
    rule: Optional[str]
    """version of the controlling rule 起决定作用的规则版本"""
    epoch: int
    """epoch of the rules 规则时段"""
    path: int
    """path through the decision 判断路径"""
    confidence: Code
    """weakest confidence of the rules used 所用规则的最低核实状态"""
    row_status: str
    """status of the row, 0 when it is right 行状态，0 为正常"""
    row_column: Optional[str]
    """input column at fault, -1 for none 出错的输入列，-1 为无"""
    carriers: List[Dict[str, Any]]
    """carrier 能源消费"""

class EnergyDomain:
    """Operations of energy."""
    @overload
    def comprehensive_consumption(  # type: ignore
        self,
        *,
        coefficient_set: _Code,
        period_start: _Date,
        period_end: _Date,
        carriers: _Records,
        floor_area_m2: _Scaled = ...,
        headcount: _Int = ...,
        jurisdiction: _Jurisdiction = ...,
        known_at: _Date = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> EnergyComprehensiveConsumptionAnswer:
        """Comprehensive energy consumption (综合能耗).

        Source: GB/T 2589; 公共机构节能条例 14, 23

        Inputs:
            coefficient_set (code, coefficient_set): coefficient set 系数集（口径）
            period_start (date, day): first day of the period 期初
            period_end (date, day): last day of the period 期末
            floor_area_m2 (quantity, m2, 2 decimals, may be missing): floor area 建筑面积
            headcount (integer, may be missing): headcount 用能人数
            jurisdiction (jurisdiction, may be missing): jurisdiction 地区（预算级次）
            carriers: list, carrier 能源消费
                carrier (code, energy_carrier): energy carrier 能源品种
                quantity (quantity, unit of the carrier, 3 decimals): quantity 消费量

        Outputs:
            outcome (code, outcome): outcome 结论
            kgce (quantity, kgce, 3 decimals, may be missing): comprehensive consumption 综合能耗
            kgce_per_m2 (quantity, kgce/m2, 4 decimals, may be missing): consumption per floor area 单位建筑面积能耗
            kgce_per_person (quantity, kgce/p, 4 decimals, may be missing): consumption per person 人均综合能耗
            rule (id@from, may be missing): version of the controlling rule 起决定作用的规则版本
            epoch (integer): epoch of the rules 规则时段
            path (integer): path through the decision 判断路径
            confidence (code, confidence): weakest confidence of the rules used 所用规则的最低核实状态
            row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
            row_column (integer): input column at fault, -1 for none 出错的输入列，-1 为无
            carriers: list, carrier 能源消费
                outcome (code, outcome): outcome 结论
                kgce (quantity, kgce, 3 decimals, may be missing): coal equivalent 折标准煤量
                path (integer): path through the decision 判断路径
                row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
        """
        ...
    @overload
    def comprehensive_consumption(
        self,
        *,
        coefficient_set: _Column,
        period_start: _Column,
        period_end: _Column,
        carriers: _Lists,
        floor_area_m2: _Column = ...,
        headcount: _Column = ...,
        jurisdiction: _Column = ...,
        key: Any = ...,
        known_at: _Date = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> Table: ...
    @overload
    def carbon(  # type: ignore
        self,
        *,
        factor_set: _Code,
        factor_year: _Code,
        grid_region: _Code,
        period_start: _Date,
        period_end: _Date,
        carriers: _Records,
        floor_area_m2: _Scaled = ...,
        jurisdiction: _Jurisdiction = ...,
        known_at: _Date = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> EnergyCarbonAnswer:
        """Carbon dioxide of energy use (能源消费碳排放).

        Source: GB/T 32150; 生态环境部 国家统计局各年公告

        Inputs:
            factor_set (code, emission_factor_set): set of fuel and heat factors 燃料和热力因子集
            factor_year (code, factor_year): year of the grid factor 电力因子年度
            grid_region (code, grid_region): grid region 电网区域
            period_start (date, day): first day of the period 期初
            period_end (date, day): last day of the period 期末
            floor_area_m2 (quantity, m2, 2 decimals, may be missing): floor area 建筑面积
            jurisdiction (jurisdiction, may be missing): jurisdiction 地区（预算级次）
            carriers: list, carrier 能源消费
                carrier (code, energy_carrier): energy carrier 能源品种
                quantity (quantity, unit of the carrier, 3 decimals): quantity 消费量

        Outputs:
            outcome (code, outcome): outcome 结论
            scope1_kg (quantity, kgCO2, 3 decimals, may be missing): scope 1 直接排放
            scope2_kg (quantity, kgCO2, 3 decimals, may be missing): scope 2 间接排放
            total_kg (quantity, kgCO2, 3 decimals, may be missing): total 排放合计
            kg_per_m2 (quantity, kgCO2/m2, 4 decimals, may be missing): emission per floor area 单位建筑面积碳排放
            rule (id@from, may be missing): version of the controlling rule 起决定作用的规则版本
            epoch (integer): epoch of the rules 规则时段
            path (integer): path through the decision 判断路径
            confidence (code, confidence): weakest confidence of the rules used 所用规则的最低核实状态
            row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
            row_column (integer): input column at fault, -1 for none 出错的输入列，-1 为无
            carriers: list, carrier 能源消费
                outcome (code, outcome): outcome 结论
                kg_co2 (quantity, kgCO2, 3 decimals, may be missing): emission 排放量
                scope (integer): scope 范围
                path (integer): path through the decision 判断路径
                row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
        """
        ...
    @overload
    def carbon(
        self,
        *,
        factor_set: _Column,
        factor_year: _Column,
        grid_region: _Column,
        period_start: _Column,
        period_end: _Column,
        carriers: _Lists,
        floor_area_m2: _Column = ...,
        jurisdiction: _Column = ...,
        key: Any = ...,
        known_at: _Date = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> Table: ...

class OfficeFoundAnswer(Answer):
    """Answer of office.found."""
    outcome: Code
    """outcome 结论"""
    rule: Optional[str]
    """version of the controlling rule 起决定作用的规则版本"""
    epoch: int
    """epoch of the rules 规则时段"""
    path: int
    """path through the decision 判断路径"""
    confidence: Code
    """weakest confidence of the rules used 所用规则的最低核实状态"""
    row_status: str
    """status of the row, 0 when it is right 行状态，0 为正常"""
    row_column: Optional[str]
    """input column at fault, -1 for none 出错的输入列，-1 为无"""
    disposition: Optional[Code]
    """what became of the command 处理结果"""
    seq: Optional[int]
    """sequence number of the event 事件序号"""

class OfficeOpenUnitAnswer(Answer):
    """Answer of office.open_unit."""
    outcome: Code
    """outcome 结论"""
    rule: Optional[str]
    """version of the controlling rule 起决定作用的规则版本"""
    epoch: int
    """epoch of the rules 规则时段"""
    path: int
    """path through the decision 判断路径"""
    confidence: Code
    """weakest confidence of the rules used 所用规则的最低核实状态"""
    row_status: str
    """status of the row, 0 when it is right 行状态，0 为正常"""
    row_column: Optional[str]
    """input column at fault, -1 for none 出错的输入列，-1 为无"""
    disposition: Optional[Code]
    """what became of the command 处理结果"""
    seq: Optional[int]
    """sequence number of the event 事件序号"""

class OfficeCloseUnitAnswer(Answer):
    """Answer of office.close_unit."""
    outcome: Code
    """outcome 结论"""
    rule: Optional[str]
    """version of the controlling rule 起决定作用的规则版本"""
    epoch: int
    """epoch of the rules 规则时段"""
    path: int
    """path through the decision 判断路径"""
    confidence: Code
    """weakest confidence of the rules used 所用规则的最低核实状态"""
    row_status: str
    """status of the row, 0 when it is right 行状态，0 为正常"""
    row_column: Optional[str]
    """input column at fault, -1 for none 出错的输入列，-1 为无"""
    disposition: Optional[Code]
    """what became of the command 处理结果"""
    seq: Optional[int]
    """sequence number of the event 事件序号"""

class OfficeEnrolAnswer(Answer):
    """Answer of office.enrol."""
    outcome: Code
    """outcome 结论"""
    rule: Optional[str]
    """version of the controlling rule 起决定作用的规则版本"""
    epoch: int
    """epoch of the rules 规则时段"""
    path: int
    """path through the decision 判断路径"""
    confidence: Code
    """weakest confidence of the rules used 所用规则的最低核实状态"""
    row_status: str
    """status of the row, 0 when it is right 行状态，0 为正常"""
    row_column: Optional[str]
    """input column at fault, -1 for none 出错的输入列，-1 为无"""
    disposition: Optional[Code]
    """what became of the command 处理结果"""
    seq: Optional[int]
    """sequence number of the event 事件序号"""

class OfficeEntrustAnswer(Answer):
    """Answer of office.entrust."""
    outcome: Code
    """outcome 结论"""
    rule: Optional[str]
    """version of the controlling rule 起决定作用的规则版本"""
    epoch: int
    """epoch of the rules 规则时段"""
    path: int
    """path through the decision 判断路径"""
    confidence: Code
    """weakest confidence of the rules used 所用规则的最低核实状态"""
    row_status: str
    """status of the row, 0 when it is right 行状态，0 为正常"""
    row_column: Optional[str]
    """input column at fault, -1 for none 出错的输入列，-1 为无"""
    disposition: Optional[Code]
    """what became of the command 处理结果"""
    seq: Optional[int]
    """sequence number of the event 事件序号"""

class OfficeRevokeAnswer(Answer):
    """Answer of office.revoke."""
    outcome: Code
    """outcome 结论"""
    rule: Optional[str]
    """version of the controlling rule 起决定作用的规则版本"""
    epoch: int
    """epoch of the rules 规则时段"""
    path: int
    """path through the decision 判断路径"""
    confidence: Code
    """weakest confidence of the rules used 所用规则的最低核实状态"""
    row_status: str
    """status of the row, 0 when it is right 行状态，0 为正常"""
    row_column: Optional[str]
    """input column at fault, -1 for none 出错的输入列，-1 为无"""
    disposition: Optional[Code]
    """what became of the command 处理结果"""
    seq: Optional[int]
    """sequence number of the event 事件序号"""

class OfficeAcceptPurchaseAnswer(Answer):
    """Answer of office.accept_purchase."""
    outcome: Code
    """outcome 结论"""
    open_after_fen: Optional[int]
    """open afterwards 支付后承诺余额"""
    released_fen: Optional[int]
    """released with it 随之释放"""
    rule: Optional[str]
    """version of the controlling rule 起决定作用的规则版本"""
    epoch: int
    """epoch of the rules 规则时段"""
    path: int
    """path through the decision 判断路径"""
    confidence: Code
    """weakest confidence of the rules used 所用规则的最低核实状态"""
    row_status: str
    """status of the row, 0 when it is right 行状态，0 为正常"""
    row_column: Optional[str]
    """input column at fault, -1 for none 出错的输入列，-1 为无"""
    disposition: Optional[Code]
    """what became of the command 处理结果"""
    seq: Optional[int]
    """sequence number of the event 事件序号"""
    cards: List[Dict[str, Any]]
    """cards 资产卡片"""

class OfficeUnitsAnswer(Answer):
    """Answer of office.units."""
    count: int
    """number of rows 行数"""
    rule: Optional[str]
    """version of the controlling rule 起决定作用的规则版本"""
    epoch: int
    """epoch of the rules 规则时段"""
    path: int
    """path through the decision 判断路径"""
    confidence: Code
    """weakest confidence of the rules used 所用规则的最低核实状态"""
    row_status: str
    """status of the row, 0 when it is right 行状态，0 为正常"""
    row_column: Optional[str]
    """input column at fault, -1 for none 出错的输入列，-1 为无"""
    rows: List[Dict[str, Any]]
    """units 单位"""

class OfficeActorsAnswer(Answer):
    """Answer of office.actors."""
    count: int
    """number of rows 行数"""
    rule: Optional[str]
    """version of the controlling rule 起决定作用的规则版本"""
    epoch: int
    """epoch of the rules 规则时段"""
    path: int
    """path through the decision 判断路径"""
    confidence: Code
    """weakest confidence of the rules used 所用规则的最低核实状态"""
    row_status: str
    """status of the row, 0 when it is right 行状态，0 为正常"""
    row_column: Optional[str]
    """input column at fault, -1 for none 出错的输入列，-1 为无"""
    rows: List[Dict[str, Any]]
    """actors 经办人"""

class OfficeEventsAnswer(Answer):
    """Answer of office.events."""
    count: int
    """number of rows 行数"""
    rule: Optional[str]
    """version of the controlling rule 起决定作用的规则版本"""
    epoch: int
    """epoch of the rules 规则时段"""
    path: int
    """path through the decision 判断路径"""
    confidence: Code
    """weakest confidence of the rules used 所用规则的最低核实状态"""
    row_status: str
    """status of the row, 0 when it is right 行状态，0 为正常"""
    row_column: Optional[str]
    """input column at fault, -1 for none 出错的输入列，-1 为无"""
    rows: List[Dict[str, Any]]
    """events 事件"""

class OfficeChainAnswer(Answer):
    """Answer of office.chain."""
    count: int
    """number of rows 行数"""
    rule: Optional[str]
    """version of the controlling rule 起决定作用的规则版本"""
    epoch: int
    """epoch of the rules 规则时段"""
    path: int
    """path through the decision 判断路径"""
    confidence: Code
    """weakest confidence of the rules used 所用规则的最低核实状态"""
    row_status: str
    """status of the row, 0 when it is right 行状态，0 为正常"""
    row_column: Optional[str]
    """input column at fault, -1 for none 出错的输入列，-1 为无"""
    rows: List[Dict[str, Any]]
    """events 事件"""

class OfficeOfficeDomain:
    """Operations of office."""
    @overload
    def found(  # type: ignore
        self,
        *,
        on_date: _Date,
        unit: _Int,
        unit_name: _Text,
        jurisdiction: _Jurisdiction,
        actor_name: _Text,
        event_id: _Text,
        actor: _Int,
        recorded_at: _Moment,
        mode: str = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> OfficeFoundAnswer:
        """Found an office (建立账簿).

        Source: 行政事业单位内部控制规范 7

        Inputs:
            on_date (date, day): business day 业务日期
            unit (integer): unit 单位编号
            unit_name (text): name of the unit 单位名称
            jurisdiction (jurisdiction): jurisdiction 地区
            actor_name (text, personal data): name of the administrator 管理人姓名
            event_id (text): event id 事件标识
            actor (integer): actor 经办人
            recorded_at (timestamp, us): recorded at 记录时间

        Outputs:
            outcome (code, outcome): outcome 结论
            rule (id@from, may be missing): version of the controlling rule 起决定作用的规则版本
            epoch (integer): epoch of the rules 规则时段
            path (integer): path through the decision 判断路径
            confidence (code, confidence): weakest confidence of the rules used 所用规则的最低核实状态
            row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
            row_column (integer): input column at fault, -1 for none 出错的输入列，-1 为无
            disposition (code, disposition, may be missing): what became of the command 处理结果
            seq (integer, may be missing): sequence number of the event 事件序号
        """
        ...
    @overload
    def found(
        self,
        *,
        on_date: _Column,
        unit: _Column,
        unit_name: _Column,
        jurisdiction: _Column,
        actor_name: _Column,
        event_id: _Column,
        actor: _Column,
        recorded_at: _Column,
        mode: str = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> Table: ...
    @overload
    def open_unit(  # type: ignore
        self,
        *,
        on_date: _Date,
        unit: _Int,
        parent: _Int,
        name: _Text,
        level: _Code,
        event_id: _Text,
        actor: _Int,
        recorded_at: _Moment,
        jurisdiction: _Jurisdiction = ...,
        mode: str = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> OfficeOpenUnitAnswer:
        """Open a unit (设立单位).

        Source: 行政事业单位内部控制规范 7

        Inputs:
            on_date (date, day): first day 设立日期
            unit (integer): unit 单位编号
            parent (integer): parent 上级单位
            name (text): name 名称
            level (code, unit_level): level 预算单位级次
            jurisdiction (jurisdiction, may be missing): jurisdiction 地区
            event_id (text): event id 事件标识
            actor (integer): actor 经办人
            recorded_at (timestamp, us): recorded at 记录时间

        Outputs:
            outcome (code, outcome): outcome 结论
            rule (id@from, may be missing): version of the controlling rule 起决定作用的规则版本
            epoch (integer): epoch of the rules 规则时段
            path (integer): path through the decision 判断路径
            confidence (code, confidence): weakest confidence of the rules used 所用规则的最低核实状态
            row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
            row_column (integer): input column at fault, -1 for none 出错的输入列，-1 为无
            disposition (code, disposition, may be missing): what became of the command 处理结果
            seq (integer, may be missing): sequence number of the event 事件序号
        """
        ...
    @overload
    def open_unit(
        self,
        *,
        on_date: _Column,
        unit: _Column,
        parent: _Column,
        name: _Column,
        level: _Column,
        event_id: _Column,
        actor: _Column,
        recorded_at: _Column,
        jurisdiction: _Column = ...,
        mode: str = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> Table: ...
    @overload
    def close_unit(  # type: ignore
        self,
        *,
        on_date: _Date,
        unit: _Int,
        event_id: _Text,
        actor: _Int,
        recorded_at: _Moment,
        mode: str = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> OfficeCloseUnitAnswer:
        """Close a unit (撤销单位).

        Source: 行政事业单位内部控制规范 7

        Inputs:
            on_date (date, day): first day on which it is no more 撤销日期
            unit (integer): unit 单位编号
            event_id (text): event id 事件标识
            actor (integer): actor 经办人
            recorded_at (timestamp, us): recorded at 记录时间

        Outputs:
            outcome (code, outcome): outcome 结论
            rule (id@from, may be missing): version of the controlling rule 起决定作用的规则版本
            epoch (integer): epoch of the rules 规则时段
            path (integer): path through the decision 判断路径
            confidence (code, confidence): weakest confidence of the rules used 所用规则的最低核实状态
            row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
            row_column (integer): input column at fault, -1 for none 出错的输入列，-1 为无
            disposition (code, disposition, may be missing): what became of the command 处理结果
            seq (integer, may be missing): sequence number of the event 事件序号
        """
        ...
    @overload
    def close_unit(
        self,
        *,
        on_date: _Column,
        unit: _Column,
        event_id: _Column,
        actor: _Column,
        recorded_at: _Column,
        mode: str = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> Table: ...
    @overload
    def enrol(  # type: ignore
        self,
        *,
        on_date: _Date,
        person: _Int,
        unit: _Int,
        name: _Text,
        event_id: _Text,
        actor: _Int,
        recorded_at: _Moment,
        mode: str = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> OfficeEnrolAnswer:
        """Enrol an actor (登记经办人).

        Source: 行政事业单位内部控制规范 7

        Inputs:
            on_date (date, day): first day 登记日期
            person (integer): person 人员编号
            unit (integer): unit 单位
            name (text, personal data): name 姓名
            event_id (text): event id 事件标识
            actor (integer): actor 经办人
            recorded_at (timestamp, us): recorded at 记录时间

        Outputs:
            outcome (code, outcome): outcome 结论
            rule (id@from, may be missing): version of the controlling rule 起决定作用的规则版本
            epoch (integer): epoch of the rules 规则时段
            path (integer): path through the decision 判断路径
            confidence (code, confidence): weakest confidence of the rules used 所用规则的最低核实状态
            row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
            row_column (integer): input column at fault, -1 for none 出错的输入列，-1 为无
            disposition (code, disposition, may be missing): what became of the command 处理结果
            seq (integer, may be missing): sequence number of the event 事件序号
        """
        ...
    @overload
    def enrol(
        self,
        *,
        on_date: _Column,
        person: _Column,
        unit: _Column,
        name: _Column,
        event_id: _Column,
        actor: _Column,
        recorded_at: _Column,
        mode: str = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> Table: ...
    @overload
    def entrust(  # type: ignore
        self,
        *,
        on_date: _Date,
        trust: _Int,
        person: _Int,
        unit: _Int,
        duties: _Set,
        event_id: _Text,
        actor: _Int,
        recorded_at: _Moment,
        until_on: _Date = ...,
        mode: str = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> OfficeEntrustAnswer:
        """Entrust duties (授予职责).

        Source: 行政事业单位内部控制规范 14; 会计法 25, 35

        Inputs:
            on_date (date, day): first day 起始日期
            trust (integer): trust 授权编号
            person (integer): person 人员
            unit (integer): unit 单位
            duties (set, duty): duties 职责
            until_on (date, day, may be missing): first day on which it ends 失效日期
            event_id (text): event id 事件标识
            actor (integer): actor 经办人
            recorded_at (timestamp, us): recorded at 记录时间

        Outputs:
            outcome (code, outcome): outcome 结论
            rule (id@from, may be missing): version of the controlling rule 起决定作用的规则版本
            epoch (integer): epoch of the rules 规则时段
            path (integer): path through the decision 判断路径
            confidence (code, confidence): weakest confidence of the rules used 所用规则的最低核实状态
            row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
            row_column (integer): input column at fault, -1 for none 出错的输入列，-1 为无
            disposition (code, disposition, may be missing): what became of the command 处理结果
            seq (integer, may be missing): sequence number of the event 事件序号
        """
        ...
    @overload
    def entrust(
        self,
        *,
        on_date: _Column,
        trust: _Column,
        person: _Column,
        unit: _Column,
        duties: _Column,
        event_id: _Column,
        actor: _Column,
        recorded_at: _Column,
        until_on: _Column = ...,
        mode: str = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> Table: ...
    @overload
    def revoke(  # type: ignore
        self,
        *,
        on_date: _Date,
        trust: _Int,
        event_id: _Text,
        actor: _Int,
        recorded_at: _Moment,
        mode: str = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> OfficeRevokeAnswer:
        """Revoke a trust (收回授权).

        Source: 行政事业单位内部控制规范 14

        Inputs:
            on_date (date, day): first day on which it ends 失效日期
            trust (integer): trust 授权编号
            event_id (text): event id 事件标识
            actor (integer): actor 经办人
            recorded_at (timestamp, us): recorded at 记录时间

        Outputs:
            outcome (code, outcome): outcome 结论
            rule (id@from, may be missing): version of the controlling rule 起决定作用的规则版本
            epoch (integer): epoch of the rules 规则时段
            path (integer): path through the decision 判断路径
            confidence (code, confidence): weakest confidence of the rules used 所用规则的最低核实状态
            row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
            row_column (integer): input column at fault, -1 for none 出错的输入列，-1 为无
            disposition (code, disposition, may be missing): what became of the command 处理结果
            seq (integer, may be missing): sequence number of the event 事件序号
        """
        ...
    @overload
    def revoke(
        self,
        *,
        on_date: _Column,
        trust: _Column,
        event_id: _Column,
        actor: _Column,
        recorded_at: _Column,
        mode: str = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> Table: ...
    @overload
    def accept_purchase(  # type: ignore
        self,
        *,
        on_date: _Date,
        commitment: _Int,
        payment: _Int,
        amount_fen: _Int,
        last: _Bool,
        event_id: _Text,
        actor: _Int,
        recorded_at: _Moment,
        cards: _Records,
        body_kind: _Code = ...,
        mode: str = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> OfficeAcceptPurchaseAnswer:
        """Accept a purchase (采购验收入账).

        Source: 预算法 13, 57; 行政事业性国有资产管理条例 24, 30; 政府会计准则第3号 2, 16-21

        Inputs:
            on_date (date, day): day of acceptance 验收日期
            commitment (integer): commitment 承诺编号
            payment (integer): payment 支付编号
            amount_fen (money, fen): amount 金额
            last (bool): last payment 是否最后一笔
            body_kind (code, body_kind, may be missing): kind of body 单位性质
            event_id (text): event id 事件标识
            actor (integer): actor 经办人
            recorded_at (timestamp, us): recorded at 记录时间
            cards: list, cards 资产卡片
                card (integer): card 卡片编号
                name (text): name 资产名称
                cost_fen (money, fen): cost 原值
                asset_class (code, asset_class, may be missing): asset class 资产类别
                life_months (integer, may be missing): life in months 折旧年限（月）
                never_depreciated (bool, may be missing): an asset that is never depreciated 是否不提折旧的资产
                bulk (bool, may be missing): one of a large batch of like goods 是否大批同类物资
                location (text, may be missing): location 存放地点
                keeper (text, may be missing, personal data): keeper 保管人

        Outputs:
            outcome (code, outcome): outcome 结论
            open_after_fen (money, fen, may be missing): open afterwards 支付后承诺余额
            released_fen (money, fen, may be missing): released with it 随之释放
            rule (id@from, may be missing): version of the controlling rule 起决定作用的规则版本
            epoch (integer): epoch of the rules 规则时段
            path (integer): path through the decision 判断路径
            confidence (code, confidence): weakest confidence of the rules used 所用规则的最低核实状态
            row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
            row_column (integer): input column at fault, -1 for none 出错的输入列，-1 为无
            disposition (code, disposition, may be missing): what became of the command 处理结果
            seq (integer, may be missing): sequence number of the event 事件序号
            cards: list, cards 资产卡片
                outcome (code, outcome): outcome 结论
                life_used_months (integer, may be missing): life used, months 采用的年限（月）
                monthly_fen (money, fen, may be missing): monthly depreciation 月折旧额
                path (integer): path 判断路径
                row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
        """
        ...
    @overload
    def accept_purchase(
        self,
        *,
        on_date: _Column,
        commitment: _Column,
        payment: _Column,
        amount_fen: _Column,
        last: _Column,
        event_id: _Column,
        actor: _Column,
        recorded_at: _Column,
        cards: _Lists,
        body_kind: _Column = ...,
        key: Any = ...,
        mode: str = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> Table: ...
    @overload
    def units(  # type: ignore
        self,
        *,
        unit: _Int = ...,
        as_of_on: _Date = ...,
        as_of_seq: _Int = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> OfficeUnitsAnswer:
        """Units of the body (查询单位).

        Source: 行政事业单位内部控制规范 7

        Inputs:
            unit (integer, may be missing): a unit and those below it 单位及其下级
            as_of_on (date, may be missing): as of the business day 截至业务日期
            as_of_seq (integer, may be missing): as of the sequence number 截至事件序号

        Outputs:
            count (integer): number of rows 行数
            rule (id@from, may be missing): version of the controlling rule 起决定作用的规则版本
            epoch (integer): epoch of the rules 规则时段
            path (integer): path through the decision 判断路径
            confidence (code, confidence): weakest confidence of the rules used 所用规则的最低核实状态
            row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
            row_column (integer): input column at fault, -1 for none 出错的输入列，-1 为无
            rows: list, units 单位
                unit (integer): unit 单位编号
                parent (integer, may be missing): unit above 上级单位
                name (text): name 名称
                level (code, unit_level): level 预算单位级次
                jurisdiction (jurisdiction): jurisdiction 地区
                from_on (date, day): first day 设立日期
                until_on (date, day, may be missing): first day on which it is no more 撤销日期
                seq (integer): event that made it 设立它的事件
        """
        ...
    @overload
    def units(
        self,
        *,
        unit: _Column = ...,
        as_of_on: _Column = ...,
        as_of_seq: _Column = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> Table: ...
    @overload
    def actors(  # type: ignore
        self,
        *,
        actor: _Int = ...,
        as_of_on: _Date = ...,
        as_of_seq: _Int = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> OfficeActorsAnswer:
        """People who act (查询经办人).

        Source: 行政事业单位内部控制规范 7

        Inputs:
            actor (integer, may be missing): actor 经办人
            as_of_on (date, may be missing): as of the business day 截至业务日期
            as_of_seq (integer, may be missing): as of the sequence number 截至事件序号

        Outputs:
            count (integer): number of rows 行数
            rule (id@from, may be missing): version of the controlling rule 起决定作用的规则版本
            epoch (integer): epoch of the rules 规则时段
            path (integer): path through the decision 判断路径
            confidence (code, confidence): weakest confidence of the rules used 所用规则的最低核实状态
            row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
            row_column (integer): input column at fault, -1 for none 出错的输入列，-1 为无
            rows: list, actors 经办人
                actor (integer): actor 经办人
                name (text, personal data): name 姓名
                from_on (date, day): first day 登记日期
                until_on (date, day, may be missing): first day on which he is no more 注销日期
                seq (integer): event that enrolled 登记的事件
        """
        ...
    @overload
    def actors(
        self,
        *,
        actor: _Column = ...,
        as_of_on: _Column = ...,
        as_of_seq: _Column = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> Table: ...
    @overload
    def events(  # type: ignore
        self,
        *,
        event_type: _Text = ...,
        event_id: _Text = ...,
        after_seq: _Int = ...,
        at_most: _Int = ...,
        as_of_on: _Date = ...,
        as_of_seq: _Int = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> OfficeEventsAnswer:
        """Events of the journal (查询事件).

        Source: 会计法 13, 15

        Inputs:
            event_type (text, may be missing): type of the event, a command's name 事件类型（指令名）
            event_id (text, may be missing): event id 事件标识
            after_seq (integer, may be missing): after this sequence number 在此序号之后
            at_most (integer, may be missing): at most so many rows 最多行数
            as_of_on (date, may be missing): as of the business day 截至业务日期
            as_of_seq (integer, may be missing): as of the sequence number 截至事件序号

        Outputs:
            count (integer): number of rows 行数
            rule (id@from, may be missing): version of the controlling rule 起决定作用的规则版本
            epoch (integer): epoch of the rules 规则时段
            path (integer): path through the decision 判断路径
            confidence (code, confidence): weakest confidence of the rules used 所用规则的最低核实状态
            row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
            row_column (integer): input column at fault, -1 for none 出错的输入列，-1 为无
            rows: list, events 事件
                seq (integer): sequence number 事件序号
                event_type (text): type 事件类型
                event_id (text): event id 事件标识
                on_date (date, day): business day 业务日期
                recorded_at (timestamp, us): recorded at 记录时间
                actor (integer): actor 经办人
                outcome (code, outcome): outcome 结论
                disposition (code, disposition): what became of the command 处理结果
        """
        ...
    @overload
    def events(
        self,
        *,
        event_type: _Column = ...,
        event_id: _Column = ...,
        after_seq: _Column = ...,
        at_most: _Column = ...,
        as_of_on: _Column = ...,
        as_of_seq: _Column = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> Table: ...
    @overload
    def chain(  # type: ignore
        self,
        *,
        subject: _Code,
        id: _Int,
        as_of_on: _Date = ...,
        as_of_seq: _Int = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> OfficeChainAnswer:
        """The chain of evidence (追溯依据).

        Source: 审计法 34, 36; 会计法 15

        Inputs:
            subject (code, subject): kind of thing 追溯对象
            id (integer): its id; of an event its seq 编号（事件为序号）
            as_of_on (date, may be missing): as of the business day 截至业务日期
            as_of_seq (integer, may be missing): as of the sequence number 截至事件序号

        Outputs:
            count (integer): number of rows 行数
            rule (id@from, may be missing): version of the controlling rule 起决定作用的规则版本
            epoch (integer): epoch of the rules 规则时段
            path (integer): path through the decision 判断路径
            confidence (code, confidence): weakest confidence of the rules used 所用规则的最低核实状态
            row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
            row_column (integer): input column at fault, -1 for none 出错的输入列，-1 为无
            rows: list, events 事件
                level (integer): level, 0 for what was asked about 层级（0 为所问对象）
                subject (code, subject): subject 对象
                subject_id (integer): id of the subject 对象编号
                seq (integer): sequence number 事件序号
                event_type (text): type 事件类型
                what_zh (text): what was done, in Chinese 事由（中文）
                what_en (text): what was done, in English 事由（英文）
                event_id (text): event id 事件标识
                on_date (date, day): business day 业务日期
                recorded_at (timestamp, us): recorded at 记录时间
                actor (integer): actor 经办人
                actor_name (text, may be missing, personal data): name of the actor 经办人姓名
                outcome (code, outcome): outcome 结论
                disposition (code, disposition): what became of the command 处理结果
                basis (text, may be missing): document that the event names 依据文号
                rule (id@from, may be missing): controlling rule 决定性规则
                document (text, may be missing): documents of the rule 规则依据文件
                document_number (text, may be missing): their numbers 文号
                article (text, may be missing): their articles 条款
                event_hash (text): hash of the event 事件摘要
                batch (integer): batch 批次
                batch_hash (text): hash of the batch 批次摘要
        """
        ...
    @overload
    def chain(
        self,
        *,
        subject: _Column,
        id: _Column,
        as_of_on: _Column = ...,
        as_of_seq: _Column = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> Table: ...

class FundsIssueAnswer(Answer):
    """Answer of funds.issue."""
    outcome: Code
    """outcome 结论"""
    amount_after_fen: Optional[int]
    """authority afterwards 指标金额"""
    available_after_fen: Optional[int]
    """available afterwards 可用额"""
    rule: Optional[str]
    """version of the controlling rule 起决定作用的规则版本"""
    epoch: int
    """epoch of the rules 规则时段"""
    path: int
    """path through the decision 判断路径"""
    confidence: Code
    """weakest confidence of the rules used 所用规则的最低核实状态"""
    row_status: str
    """status of the row, 0 when it is right 行状态，0 为正常"""
    row_column: Optional[str]
    """input column at fault, -1 for none 出错的输入列，-1 为无"""
    disposition: Optional[Code]
    """what became of the command 处理结果"""
    seq: Optional[int]
    """sequence number of the event 事件序号"""

class FundsDistributeAnswer(Answer):
    """Answer of funds.distribute."""
    outcome: Code
    """outcome 结论"""
    amount_after_fen: Optional[int]
    """authority afterwards 指标金额"""
    available_after_fen: Optional[int]
    """available afterwards 可用额"""
    rule: Optional[str]
    """version of the controlling rule 起决定作用的规则版本"""
    epoch: int
    """epoch of the rules 规则时段"""
    path: int
    """path through the decision 判断路径"""
    confidence: Code
    """weakest confidence of the rules used 所用规则的最低核实状态"""
    row_status: str
    """status of the row, 0 when it is right 行状态，0 为正常"""
    row_column: Optional[str]
    """input column at fault, -1 for none 出错的输入列，-1 为无"""
    disposition: Optional[Code]
    """what became of the command 处理结果"""
    seq: Optional[int]
    """sequence number of the event 事件序号"""

class FundsAdjustAnswer(Answer):
    """Answer of funds.adjust."""
    outcome: Code
    """outcome 结论"""
    amount_after_fen: Optional[int]
    """authority afterwards 指标金额"""
    available_after_fen: Optional[int]
    """available afterwards 可用额"""
    rule: Optional[str]
    """version of the controlling rule 起决定作用的规则版本"""
    epoch: int
    """epoch of the rules 规则时段"""
    path: int
    """path through the decision 判断路径"""
    confidence: Code
    """weakest confidence of the rules used 所用规则的最低核实状态"""
    row_status: str
    """status of the row, 0 when it is right 行状态，0 为正常"""
    row_column: Optional[str]
    """input column at fault, -1 for none 出错的输入列，-1 为无"""
    disposition: Optional[Code]
    """what became of the command 处理结果"""
    seq: Optional[int]
    """sequence number of the event 事件序号"""

class FundsFreezeAnswer(Answer):
    """Answer of funds.freeze."""
    outcome: Code
    """outcome 结论"""
    amount_after_fen: Optional[int]
    """authority afterwards 指标金额"""
    available_after_fen: Optional[int]
    """available afterwards 可用额"""
    rule: Optional[str]
    """version of the controlling rule 起决定作用的规则版本"""
    epoch: int
    """epoch of the rules 规则时段"""
    path: int
    """path through the decision 判断路径"""
    confidence: Code
    """weakest confidence of the rules used 所用规则的最低核实状态"""
    row_status: str
    """status of the row, 0 when it is right 行状态，0 为正常"""
    row_column: Optional[str]
    """input column at fault, -1 for none 出错的输入列，-1 为无"""
    disposition: Optional[Code]
    """what became of the command 处理结果"""
    seq: Optional[int]
    """sequence number of the event 事件序号"""

class FundsReserveAnswer(Answer):
    """Answer of funds.reserve."""
    outcome: Code
    """outcome 结论"""
    available_after_fen: Optional[int]
    """available afterwards 占用后可用额"""
    rule: Optional[str]
    """version of the controlling rule 起决定作用的规则版本"""
    epoch: int
    """epoch of the rules 规则时段"""
    path: int
    """path through the decision 判断路径"""
    confidence: Code
    """weakest confidence of the rules used 所用规则的最低核实状态"""
    row_status: str
    """status of the row, 0 when it is right 行状态，0 为正常"""
    row_column: Optional[str]
    """input column at fault, -1 for none 出错的输入列，-1 为无"""
    disposition: Optional[Code]
    """what became of the command 处理结果"""
    seq: Optional[int]
    """sequence number of the event 事件序号"""

class FundsPayAnswer(Answer):
    """Answer of funds.pay."""
    outcome: Code
    """outcome 结论"""
    open_after_fen: Optional[int]
    """open afterwards 支付后承诺余额"""
    released_fen: Optional[int]
    """released with it 随之释放"""
    rule: Optional[str]
    """version of the controlling rule 起决定作用的规则版本"""
    epoch: int
    """epoch of the rules 规则时段"""
    path: int
    """path through the decision 判断路径"""
    confidence: Code
    """weakest confidence of the rules used 所用规则的最低核实状态"""
    row_status: str
    """status of the row, 0 when it is right 行状态，0 为正常"""
    row_column: Optional[str]
    """input column at fault, -1 for none 出错的输入列，-1 为无"""
    disposition: Optional[Code]
    """what became of the command 处理结果"""
    seq: Optional[int]
    """sequence number of the event 事件序号"""

class FundsReleaseAnswer(Answer):
    """Answer of funds.release."""
    outcome: Code
    """outcome 结论"""
    released_fen: Optional[int]
    """released 释放金额"""
    rule: Optional[str]
    """version of the controlling rule 起决定作用的规则版本"""
    epoch: int
    """epoch of the rules 规则时段"""
    path: int
    """path through the decision 判断路径"""
    confidence: Code
    """weakest confidence of the rules used 所用规则的最低核实状态"""
    row_status: str
    """status of the row, 0 when it is right 行状态，0 为正常"""
    row_column: Optional[str]
    """input column at fault, -1 for none 出错的输入列，-1 为无"""
    disposition: Optional[Code]
    """what became of the command 处理结果"""
    seq: Optional[int]
    """sequence number of the event 事件序号"""

class FundsExpireAnswer(Answer):
    """Answer of funds.expire."""
    outcome: Code
    """outcome 结论"""
    released_fen: Optional[int]
    """released 释放金额"""
    rule: Optional[str]
    """version of the controlling rule 起决定作用的规则版本"""
    epoch: int
    """epoch of the rules 规则时段"""
    path: int
    """path through the decision 判断路径"""
    confidence: Code
    """weakest confidence of the rules used 所用规则的最低核实状态"""
    row_status: str
    """status of the row, 0 when it is right 行状态，0 为正常"""
    row_column: Optional[str]
    """input column at fault, -1 for none 出错的输入列，-1 为无"""
    disposition: Optional[Code]
    """what became of the command 处理结果"""
    seq: Optional[int]
    """sequence number of the event 事件序号"""

class FundsIndicatorsAnswer(Answer):
    """Answer of funds.indicators."""
    count: int
    """number of rows 行数"""
    rule: Optional[str]
    """version of the controlling rule 起决定作用的规则版本"""
    epoch: int
    """epoch of the rules 规则时段"""
    path: int
    """path through the decision 判断路径"""
    confidence: Code
    """weakest confidence of the rules used 所用规则的最低核实状态"""
    row_status: str
    """status of the row, 0 when it is right 行状态，0 为正常"""
    row_column: Optional[str]
    """input column at fault, -1 for none 出错的输入列，-1 为无"""
    rows: List[Dict[str, Any]]
    """indicators 预算指标"""

class FundsCommitmentsAnswer(Answer):
    """Answer of funds.commitments."""
    count: int
    """number of rows 行数"""
    rule: Optional[str]
    """version of the controlling rule 起决定作用的规则版本"""
    epoch: int
    """epoch of the rules 规则时段"""
    path: int
    """path through the decision 判断路径"""
    confidence: Code
    """weakest confidence of the rules used 所用规则的最低核实状态"""
    row_status: str
    """status of the row, 0 when it is right 行状态，0 为正常"""
    row_column: Optional[str]
    """input column at fault, -1 for none 出错的输入列，-1 为无"""
    rows: List[Dict[str, Any]]
    """commitments 支出承诺"""

class FundsPaymentsAnswer(Answer):
    """Answer of funds.payments."""
    count: int
    """number of rows 行数"""
    rule: Optional[str]
    """version of the controlling rule 起决定作用的规则版本"""
    epoch: int
    """epoch of the rules 规则时段"""
    path: int
    """path through the decision 判断路径"""
    confidence: Code
    """weakest confidence of the rules used 所用规则的最低核实状态"""
    row_status: str
    """status of the row, 0 when it is right 行状态，0 为正常"""
    row_column: Optional[str]
    """input column at fault, -1 for none 出错的输入列，-1 为无"""
    rows: List[Dict[str, Any]]
    """payments 支付"""

class OfficeFundsDomain:
    """Operations of funds."""
    @overload
    def issue(  # type: ignore
        self,
        *,
        on_date: _Date,
        indicator: _Int,
        unit: _Int,
        year: _Int,
        amount_fen: _Int,
        document: _Text,
        event_id: _Text,
        actor: _Int,
        recorded_at: _Moment,
        mode: str = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> FundsIssueAnswer:
        """Issue a budget indicator (下达预算指标).

        Source: 预算法 13, 52

        Inputs:
            on_date (date, day): day of issue 下达日期
            indicator (integer): indicator 指标编号
            unit (integer): unit 单位
            year (integer): budget year 预算年度
            amount_fen (money, fen): amount 金额
            document (text): number of the document 指标文号
            event_id (text): event id 事件标识
            actor (integer): actor 经办人
            recorded_at (timestamp, us): recorded at 记录时间

        Outputs:
            outcome (code, outcome): outcome 结论
            amount_after_fen (money, fen, may be missing): authority afterwards 指标金额
            available_after_fen (money, fen, may be missing): available afterwards 可用额
            rule (id@from, may be missing): version of the controlling rule 起决定作用的规则版本
            epoch (integer): epoch of the rules 规则时段
            path (integer): path through the decision 判断路径
            confidence (code, confidence): weakest confidence of the rules used 所用规则的最低核实状态
            row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
            row_column (integer): input column at fault, -1 for none 出错的输入列，-1 为无
            disposition (code, disposition, may be missing): what became of the command 处理结果
            seq (integer, may be missing): sequence number of the event 事件序号
        """
        ...
    @overload
    def issue(
        self,
        *,
        on_date: _Column,
        indicator: _Column,
        unit: _Column,
        year: _Column,
        amount_fen: _Column,
        document: _Column,
        event_id: _Column,
        actor: _Column,
        recorded_at: _Column,
        mode: str = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> Table: ...
    @overload
    def distribute(  # type: ignore
        self,
        *,
        on_date: _Date,
        parent: _Int,
        indicator: _Int,
        unit: _Int,
        amount_fen: _Int,
        document: _Text,
        event_id: _Text,
        actor: _Int,
        recorded_at: _Moment,
        mode: str = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> FundsDistributeAnswer:
        """Distribute a budget indicator (分解预算指标).

        Source: 预算法 13, 52

        Inputs:
            on_date (date, day): business day 分解日期
            parent (integer): parent 上级指标
            indicator (integer): indicator 指标编号
            unit (integer): unit 单位
            amount_fen (money, fen): amount 金额
            document (text): number of the document 指标文号
            event_id (text): event id 事件标识
            actor (integer): actor 经办人
            recorded_at (timestamp, us): recorded at 记录时间

        Outputs:
            outcome (code, outcome): outcome 结论
            amount_after_fen (money, fen, may be missing): authority afterwards 指标金额
            available_after_fen (money, fen, may be missing): available afterwards 可用额
            rule (id@from, may be missing): version of the controlling rule 起决定作用的规则版本
            epoch (integer): epoch of the rules 规则时段
            path (integer): path through the decision 判断路径
            confidence (code, confidence): weakest confidence of the rules used 所用规则的最低核实状态
            row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
            row_column (integer): input column at fault, -1 for none 出错的输入列，-1 为无
            disposition (code, disposition, may be missing): what became of the command 处理结果
            seq (integer, may be missing): sequence number of the event 事件序号
        """
        ...
    @overload
    def distribute(
        self,
        *,
        on_date: _Column,
        parent: _Column,
        indicator: _Column,
        unit: _Column,
        amount_fen: _Column,
        document: _Column,
        event_id: _Column,
        actor: _Column,
        recorded_at: _Column,
        mode: str = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> Table: ...
    @overload
    def adjust(  # type: ignore
        self,
        *,
        on_date: _Date,
        indicator: _Int,
        amount_fen: _Int,
        document: _Text,
        event_id: _Text,
        actor: _Int,
        recorded_at: _Moment,
        mode: str = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> FundsAdjustAnswer:
        """Adjust a budget indicator (调整预算指标).

        Source: 预算法 67, 72

        Inputs:
            on_date (date, day): business day 调整日期
            indicator (integer): indicator 指标编号
            amount_fen (money, fen): amount added; negative takes back 调整金额（调减为负）
            document (text): number of the document 指标文号
            event_id (text): event id 事件标识
            actor (integer): actor 经办人
            recorded_at (timestamp, us): recorded at 记录时间

        Outputs:
            outcome (code, outcome): outcome 结论
            amount_after_fen (money, fen, may be missing): authority afterwards 指标金额
            available_after_fen (money, fen, may be missing): available afterwards 可用额
            rule (id@from, may be missing): version of the controlling rule 起决定作用的规则版本
            epoch (integer): epoch of the rules 规则时段
            path (integer): path through the decision 判断路径
            confidence (code, confidence): weakest confidence of the rules used 所用规则的最低核实状态
            row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
            row_column (integer): input column at fault, -1 for none 出错的输入列，-1 为无
            disposition (code, disposition, may be missing): what became of the command 处理结果
            seq (integer, may be missing): sequence number of the event 事件序号
        """
        ...
    @overload
    def adjust(
        self,
        *,
        on_date: _Column,
        indicator: _Column,
        amount_fen: _Column,
        document: _Column,
        event_id: _Column,
        actor: _Column,
        recorded_at: _Column,
        mode: str = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> Table: ...
    @overload
    def freeze(  # type: ignore
        self,
        *,
        on_date: _Date,
        indicator: _Int,
        amount_fen: _Int,
        event_id: _Text,
        actor: _Int,
        recorded_at: _Moment,
        mode: str = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> FundsFreezeAnswer:
        """Freeze or unfreeze a budget indicator (冻结或者解冻预算指标).

        Source: 预算法 67, 72

        Inputs:
            on_date (date, day): business day 业务日期
            indicator (integer): indicator 指标编号
            amount_fen (money, fen): amount frozen; negative unfreezes 冻结金额（解冻为负）
            event_id (text): event id 事件标识
            actor (integer): actor 经办人
            recorded_at (timestamp, us): recorded at 记录时间

        Outputs:
            outcome (code, outcome): outcome 结论
            amount_after_fen (money, fen, may be missing): authority afterwards 指标金额
            available_after_fen (money, fen, may be missing): available afterwards 可用额
            rule (id@from, may be missing): version of the controlling rule 起决定作用的规则版本
            epoch (integer): epoch of the rules 规则时段
            path (integer): path through the decision 判断路径
            confidence (code, confidence): weakest confidence of the rules used 所用规则的最低核实状态
            row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
            row_column (integer): input column at fault, -1 for none 出错的输入列，-1 为无
            disposition (code, disposition, may be missing): what became of the command 处理结果
            seq (integer, may be missing): sequence number of the event 事件序号
        """
        ...
    @overload
    def freeze(
        self,
        *,
        on_date: _Column,
        indicator: _Column,
        amount_fen: _Column,
        event_id: _Column,
        actor: _Column,
        recorded_at: _Column,
        mode: str = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> Table: ...
    @overload
    def reserve(  # type: ignore
        self,
        *,
        on_date: _Date,
        commitment: _Int,
        indicator: _Int,
        amount_fen: _Int,
        event_id: _Text,
        actor: _Int,
        recorded_at: _Moment,
        expires_on: _Date = ...,
        purpose: _Text = ...,
        mode: str = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> FundsReserveAnswer:
        """Reserve budget for a commitment (占用预算指标).

        Source: 预算法 13

        Inputs:
            on_date (date, day): business day 业务日期
            commitment (integer): commitment 承诺编号
            indicator (integer): indicator 预算指标
            amount_fen (money, fen): amount 金额
            expires_on (date, day, may be missing): expires on 到期日
            purpose (text, may be missing): purpose 用途
            event_id (text): event id 事件标识
            actor (integer): actor 经办人
            recorded_at (timestamp, us): recorded at 记录时间

        Outputs:
            outcome (code, outcome): outcome 结论
            available_after_fen (money, fen, may be missing): available afterwards 占用后可用额
            rule (id@from, may be missing): version of the controlling rule 起决定作用的规则版本
            epoch (integer): epoch of the rules 规则时段
            path (integer): path through the decision 判断路径
            confidence (code, confidence): weakest confidence of the rules used 所用规则的最低核实状态
            row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
            row_column (integer): input column at fault, -1 for none 出错的输入列，-1 为无
            disposition (code, disposition, may be missing): what became of the command 处理结果
            seq (integer, may be missing): sequence number of the event 事件序号
        """
        ...
    @overload
    def reserve(
        self,
        *,
        on_date: _Column,
        commitment: _Column,
        indicator: _Column,
        amount_fen: _Column,
        event_id: _Column,
        actor: _Column,
        recorded_at: _Column,
        expires_on: _Column = ...,
        purpose: _Column = ...,
        mode: str = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> Table: ...
    @overload
    def pay(  # type: ignore
        self,
        *,
        on_date: _Date,
        payment: _Int,
        commitment: _Int,
        amount_fen: _Int,
        last: _Bool,
        event_id: _Text,
        actor: _Int,
        recorded_at: _Moment,
        mode: str = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> FundsPayAnswer:
        """Pay a commitment (支付承诺).

        Source: 预算法 13, 57; 行政事业单位内部控制规范 29

        Inputs:
            on_date (date, day): day of payment 支付日期
            payment (integer): payment 支付编号
            commitment (integer): commitment 承诺编号
            amount_fen (money, fen): amount 金额
            last (bool): last payment 是否最后一笔
            event_id (text): event id 事件标识
            actor (integer): actor 经办人
            recorded_at (timestamp, us): recorded at 记录时间

        Outputs:
            outcome (code, outcome): outcome 结论
            open_after_fen (money, fen, may be missing): open afterwards 支付后承诺余额
            released_fen (money, fen, may be missing): released with it 随之释放
            rule (id@from, may be missing): version of the controlling rule 起决定作用的规则版本
            epoch (integer): epoch of the rules 规则时段
            path (integer): path through the decision 判断路径
            confidence (code, confidence): weakest confidence of the rules used 所用规则的最低核实状态
            row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
            row_column (integer): input column at fault, -1 for none 出错的输入列，-1 为无
            disposition (code, disposition, may be missing): what became of the command 处理结果
            seq (integer, may be missing): sequence number of the event 事件序号
        """
        ...
    @overload
    def pay(
        self,
        *,
        on_date: _Column,
        payment: _Column,
        commitment: _Column,
        amount_fen: _Column,
        last: _Column,
        event_id: _Column,
        actor: _Column,
        recorded_at: _Column,
        mode: str = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> Table: ...
    @overload
    def release(  # type: ignore
        self,
        *,
        on_date: _Date,
        commitment: _Int,
        event_id: _Text,
        actor: _Int,
        recorded_at: _Moment,
        amount_fen: _Int = ...,
        mode: str = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> FundsReleaseAnswer:
        """Release a reservation (释放占用).

        Source: 预算法 13

        Inputs:
            on_date (date, day): business day 业务日期
            commitment (integer): commitment 承诺编号
            amount_fen (money, fen, may be missing): amount; all that is open when missing 金额（未给出时为全部余额）
            event_id (text): event id 事件标识
            actor (integer): actor 经办人
            recorded_at (timestamp, us): recorded at 记录时间

        Outputs:
            outcome (code, outcome): outcome 结论
            released_fen (money, fen, may be missing): released 释放金额
            rule (id@from, may be missing): version of the controlling rule 起决定作用的规则版本
            epoch (integer): epoch of the rules 规则时段
            path (integer): path through the decision 判断路径
            confidence (code, confidence): weakest confidence of the rules used 所用规则的最低核实状态
            row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
            row_column (integer): input column at fault, -1 for none 出错的输入列，-1 为无
            disposition (code, disposition, may be missing): what became of the command 处理结果
            seq (integer, may be missing): sequence number of the event 事件序号
        """
        ...
    @overload
    def release(
        self,
        *,
        on_date: _Column,
        commitment: _Column,
        event_id: _Column,
        actor: _Column,
        recorded_at: _Column,
        amount_fen: _Column = ...,
        mode: str = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> Table: ...
    @overload
    def expire(  # type: ignore
        self,
        *,
        on_date: _Date,
        commitment: _Int,
        event_id: _Text,
        actor: _Int,
        recorded_at: _Moment,
        mode: str = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> FundsExpireAnswer:
        """Expire a reservation (占用到期).

        Source: 预算法 13

        Inputs:
            on_date (date, day): business day 业务日期
            commitment (integer): commitment 承诺编号
            event_id (text): event id 事件标识
            actor (integer): actor 经办人
            recorded_at (timestamp, us): recorded at 记录时间

        Outputs:
            outcome (code, outcome): outcome 结论
            released_fen (money, fen, may be missing): released 释放金额
            rule (id@from, may be missing): version of the controlling rule 起决定作用的规则版本
            epoch (integer): epoch of the rules 规则时段
            path (integer): path through the decision 判断路径
            confidence (code, confidence): weakest confidence of the rules used 所用规则的最低核实状态
            row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
            row_column (integer): input column at fault, -1 for none 出错的输入列，-1 为无
            disposition (code, disposition, may be missing): what became of the command 处理结果
            seq (integer, may be missing): sequence number of the event 事件序号
        """
        ...
    @overload
    def expire(
        self,
        *,
        on_date: _Column,
        commitment: _Column,
        event_id: _Column,
        actor: _Column,
        recorded_at: _Column,
        mode: str = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> Table: ...
    @overload
    def indicators(  # type: ignore
        self,
        *,
        indicator: _Int = ...,
        unit: _Int = ...,
        year: _Int = ...,
        as_of_on: _Date = ...,
        as_of_seq: _Int = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> FundsIndicatorsAnswer:
        """Budget indicators and their balances (查询预算指标).

        Source: 预算法 13

        Inputs:
            indicator (integer, may be missing): indicator 预算指标
            unit (integer, may be missing): unit 单位
            year (integer, may be missing): budget year 预算年度
            as_of_on (date, may be missing): as of the business day 截至业务日期
            as_of_seq (integer, may be missing): as of the sequence number 截至事件序号

        Outputs:
            count (integer): number of rows 行数
            rule (id@from, may be missing): version of the controlling rule 起决定作用的规则版本
            epoch (integer): epoch of the rules 规则时段
            path (integer): path through the decision 判断路径
            confidence (code, confidence): weakest confidence of the rules used 所用规则的最低核实状态
            row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
            row_column (integer): input column at fault, -1 for none 出错的输入列，-1 为无
            rows: list, indicators 预算指标
                indicator (integer): indicator 指标编号
                parent (integer, may be missing): parent 上级指标
                unit (integer): unit 单位
                year (integer): budget year 预算年度
                document (text): number of the document 指标文号
                amount_fen (money, fen): authority 指标金额
                distributed_fen (money, fen): passed on 已分解
                frozen_fen (money, fen): frozen 冻结
                reserved_fen (money, fen): own open reservations 占用
                paid_fen (money, fen): own payments 已支付
                available_fen (money, fen): authority less the four before 可用额
                reserved_below_fen (money, fen): reservations with all below 本级及下级占用
                paid_below_fen (money, fen): payments with all below 本级及下级已支付
                seq (integer): event that made it 设立它的事件
        """
        ...
    @overload
    def indicators(
        self,
        *,
        indicator: _Column = ...,
        unit: _Column = ...,
        year: _Column = ...,
        as_of_on: _Column = ...,
        as_of_seq: _Column = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> Table: ...
    @overload
    def commitments(  # type: ignore
        self,
        *,
        commitment: _Int = ...,
        indicator: _Int = ...,
        unit: _Int = ...,
        as_of_on: _Date = ...,
        as_of_seq: _Int = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> FundsCommitmentsAnswer:
        """Commitments (查询支出承诺).

        Source: 预算法 13

        Inputs:
            commitment (integer, may be missing): commitment 承诺编号
            indicator (integer, may be missing): indicator 预算指标
            unit (integer, may be missing): unit of the indicator 指标所属单位
            as_of_on (date, may be missing): as of the business day 截至业务日期
            as_of_seq (integer, may be missing): as of the sequence number 截至事件序号

        Outputs:
            count (integer): number of rows 行数
            rule (id@from, may be missing): version of the controlling rule 起决定作用的规则版本
            epoch (integer): epoch of the rules 规则时段
            path (integer): path through the decision 判断路径
            confidence (code, confidence): weakest confidence of the rules used 所用规则的最低核实状态
            row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
            row_column (integer): input column at fault, -1 for none 出错的输入列，-1 为无
            rows: list, commitments 支出承诺
                commitment (integer): commitment 承诺编号
                indicator (integer): indicator 预算指标
                amount_fen (money, fen): reserved at first 占用金额
                paid_fen (money, fen): paid 已支付
                released_fen (money, fen): released 已释放
                open_fen (money, fen): open 承诺余额
                reserved_on (date, day): day of reservation 占用日期
                expires_on (date, day, may be missing): expires on 到期日
                reserved_by (integer): actor who reserved it 占用申请人
                purpose (text): purpose 用途
                seq (integer): event that made it 设立它的事件
        """
        ...
    @overload
    def commitments(
        self,
        *,
        commitment: _Column = ...,
        indicator: _Column = ...,
        unit: _Column = ...,
        as_of_on: _Column = ...,
        as_of_seq: _Column = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> Table: ...
    @overload
    def payments(  # type: ignore
        self,
        *,
        payment: _Int = ...,
        commitment: _Int = ...,
        indicator: _Int = ...,
        as_of_on: _Date = ...,
        as_of_seq: _Int = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> FundsPaymentsAnswer:
        """Payments (查询支付).

        Source: 预算法 13, 57

        Inputs:
            payment (integer, may be missing): payment 支付编号
            commitment (integer, may be missing): commitment 承诺编号
            indicator (integer, may be missing): indicator 预算指标
            as_of_on (date, may be missing): as of the business day 截至业务日期
            as_of_seq (integer, may be missing): as of the sequence number 截至事件序号

        Outputs:
            count (integer): number of rows 行数
            rule (id@from, may be missing): version of the controlling rule 起决定作用的规则版本
            epoch (integer): epoch of the rules 规则时段
            path (integer): path through the decision 判断路径
            confidence (code, confidence): weakest confidence of the rules used 所用规则的最低核实状态
            row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
            row_column (integer): input column at fault, -1 for none 出错的输入列，-1 为无
            rows: list, payments 支付
                payment (integer): payment 支付编号
                commitment (integer): commitment 承诺编号
                indicator (integer): indicator 预算指标
                amount_fen (money, fen): amount 金额
                paid_on (date, day): day of payment 支付日期
                seq (integer): event that paid 支付的事件
        """
        ...
    @overload
    def payments(
        self,
        *,
        payment: _Column = ...,
        commitment: _Column = ...,
        indicator: _Column = ...,
        as_of_on: _Column = ...,
        as_of_seq: _Column = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> Table: ...

class AssetsAcquireAnswer(Answer):
    """Answer of assets.acquire."""
    outcome: Code
    """outcome 结论"""
    life_used_months: Optional[int]
    """life used, months 采用的年限（月）"""
    monthly_fen: Optional[int]
    """monthly depreciation 月折旧额"""
    rule: Optional[str]
    """version of the controlling rule 起决定作用的规则版本"""
    epoch: int
    """epoch of the rules 规则时段"""
    path: int
    """path through the decision 判断路径"""
    confidence: Code
    """weakest confidence of the rules used 所用规则的最低核实状态"""
    row_status: str
    """status of the row, 0 when it is right 行状态，0 为正常"""
    row_column: Optional[str]
    """input column at fault, -1 for none 出错的输入列，-1 为无"""
    disposition: Optional[Code]
    """what became of the command 处理结果"""
    seq: Optional[int]
    """sequence number of the event 事件序号"""

class AssetsImproveAnswer(Answer):
    """Answer of assets.improve."""
    outcome: Code
    """outcome 结论"""
    cost_after_fen: Optional[int]
    """cost afterwards 改良后原值"""
    life_used_months: Optional[int]
    """life used, months 采用的年限（月）"""
    monthly_fen: Optional[int]
    """monthly depreciation 月折旧额"""
    rule: Optional[str]
    """version of the controlling rule 起决定作用的规则版本"""
    epoch: int
    """epoch of the rules 规则时段"""
    path: int
    """path through the decision 判断路径"""
    confidence: Code
    """weakest confidence of the rules used 所用规则的最低核实状态"""
    row_status: str
    """status of the row, 0 when it is right 行状态，0 为正常"""
    row_column: Optional[str]
    """input column at fault, -1 for none 出错的输入列，-1 为无"""
    disposition: Optional[Code]
    """what became of the command 处理结果"""
    seq: Optional[int]
    """sequence number of the event 事件序号"""

class AssetsMoveAnswer(Answer):
    """Answer of assets.move."""
    outcome: Code
    """outcome 结论"""
    rule: Optional[str]
    """version of the controlling rule 起决定作用的规则版本"""
    epoch: int
    """epoch of the rules 规则时段"""
    path: int
    """path through the decision 判断路径"""
    confidence: Code
    """weakest confidence of the rules used 所用规则的最低核实状态"""
    row_status: str
    """status of the row, 0 when it is right 行状态，0 为正常"""
    row_column: Optional[str]
    """input column at fault, -1 for none 出错的输入列，-1 为无"""
    disposition: Optional[Code]
    """what became of the command 处理结果"""
    seq: Optional[int]
    """sequence number of the event 事件序号"""

class AssetsHandOverAnswer(Answer):
    """Answer of assets.hand_over."""
    outcome: Code
    """outcome 结论"""
    rule: Optional[str]
    """version of the controlling rule 起决定作用的规则版本"""
    epoch: int
    """epoch of the rules 规则时段"""
    path: int
    """path through the decision 判断路径"""
    confidence: Code
    """weakest confidence of the rules used 所用规则的最低核实状态"""
    row_status: str
    """status of the row, 0 when it is right 行状态，0 为正常"""
    row_column: Optional[str]
    """input column at fault, -1 for none 出错的输入列，-1 为无"""
    disposition: Optional[Code]
    """what became of the command 处理结果"""
    seq: Optional[int]
    """sequence number of the event 事件序号"""

class AssetsDepreciationRunAnswer(Answer):
    """Answer of assets.depreciation_run."""
    outcome: Code
    """outcome 结论"""
    cards: Optional[int]
    """cards charged 计提资产数"""
    total_fen: Optional[int]
    """total 折旧合计"""
    first_missing_on: Optional[datetime.date]
    """first month not run 未计提的首月"""
    rule: Optional[str]
    """version of the controlling rule 起决定作用的规则版本"""
    epoch: int
    """epoch of the rules 规则时段"""
    path: int
    """path through the decision 判断路径"""
    confidence: Code
    """weakest confidence of the rules used 所用规则的最低核实状态"""
    row_status: str
    """status of the row, 0 when it is right 行状态，0 为正常"""
    row_column: Optional[str]
    """input column at fault, -1 for none 出错的输入列，-1 为无"""
    disposition: Optional[Code]
    """what became of the command 处理结果"""
    seq: Optional[int]
    """sequence number of the event 事件序号"""
    charges: List[Dict[str, Any]]
    """charges 计提明细"""

class AssetsApplyDisposalAnswer(Answer):
    """Answer of assets.apply_disposal."""
    outcome: Code
    """outcome 结论"""
    rule: Optional[str]
    """version of the controlling rule 起决定作用的规则版本"""
    epoch: int
    """epoch of the rules 规则时段"""
    path: int
    """path through the decision 判断路径"""
    confidence: Code
    """weakest confidence of the rules used 所用规则的最低核实状态"""
    row_status: str
    """status of the row, 0 when it is right 行状态，0 为正常"""
    row_column: Optional[str]
    """input column at fault, -1 for none 出错的输入列，-1 为无"""
    disposition: Optional[Code]
    """what became of the command 处理结果"""
    seq: Optional[int]
    """sequence number of the event 事件序号"""

class AssetsDisposeAnswer(Answer):
    """Answer of assets.dispose."""
    outcome: Code
    """outcome 结论"""
    net_fen: Optional[int]
    """net book value 账面净值"""
    rule: Optional[str]
    """version of the controlling rule 起决定作用的规则版本"""
    epoch: int
    """epoch of the rules 规则时段"""
    path: int
    """path through the decision 判断路径"""
    confidence: Code
    """weakest confidence of the rules used 所用规则的最低核实状态"""
    row_status: str
    """status of the row, 0 when it is right 行状态，0 为正常"""
    row_column: Optional[str]
    """input column at fault, -1 for none 出错的输入列，-1 为无"""
    disposition: Optional[Code]
    """what became of the command 处理结果"""
    seq: Optional[int]
    """sequence number of the event 事件序号"""

class AssetsCardsAnswer(Answer):
    """Answer of assets.cards."""
    count: int
    """number of rows 行数"""
    rule: Optional[str]
    """version of the controlling rule 起决定作用的规则版本"""
    epoch: int
    """epoch of the rules 规则时段"""
    path: int
    """path through the decision 判断路径"""
    confidence: Code
    """weakest confidence of the rules used 所用规则的最低核实状态"""
    row_status: str
    """status of the row, 0 when it is right 行状态，0 为正常"""
    row_column: Optional[str]
    """input column at fault, -1 for none 出错的输入列，-1 为无"""
    rows: List[Dict[str, Any]]
    """cards 资产卡片"""

class AssetsDepreciationRunsAnswer(Answer):
    """Answer of assets.depreciation_runs."""
    count: int
    """number of rows 行数"""
    rule: Optional[str]
    """version of the controlling rule 起决定作用的规则版本"""
    epoch: int
    """epoch of the rules 规则时段"""
    path: int
    """path through the decision 判断路径"""
    confidence: Code
    """weakest confidence of the rules used 所用规则的最低核实状态"""
    row_status: str
    """status of the row, 0 when it is right 行状态，0 为正常"""
    row_column: Optional[str]
    """input column at fault, -1 for none 出错的输入列，-1 为无"""
    rows: List[Dict[str, Any]]
    """runs 折旧计提"""

class OfficeAssetsDomain:
    """Operations of assets."""
    @overload
    def acquire(  # type: ignore
        self,
        *,
        acquired_on: _Date,
        card: _Int,
        unit: _Int,
        name: _Text,
        cost_fen: _Int,
        event_id: _Text,
        actor: _Int,
        recorded_at: _Moment,
        asset_class: _Code = ...,
        life_months: _Int = ...,
        never_depreciated: _Bool = ...,
        body_kind: _Code = ...,
        bulk: _Bool = ...,
        location: _Text = ...,
        keeper: _Text = ...,
        mode: str = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> AssetsAcquireAnswer:
        """Acquire an asset (资产入账).

        Source: 行政事业性国有资产管理条例 30; 政府会计准则第3号 2, 16-21

        Inputs:
            acquired_on (date, day): day of addition 入账日期
            card (integer): card 卡片编号
            unit (integer): unit 单位
            name (text): name 资产名称
            cost_fen (money, fen): cost 原值
            asset_class (code, asset_class, may be missing): asset class 资产类别
            life_months (integer, may be missing): life in months 折旧年限（月）
            never_depreciated (bool, may be missing): an asset that is never depreciated 是否不提折旧的资产
            body_kind (code, body_kind, may be missing): kind of body 单位性质
            bulk (bool, may be missing): one of a large batch of like goods 是否大批同类物资
            location (text, may be missing): location 存放地点
            keeper (text, may be missing, personal data): keeper 保管人
            event_id (text): event id 事件标识
            actor (integer): actor 经办人
            recorded_at (timestamp, us): recorded at 记录时间

        Outputs:
            outcome (code, outcome): outcome 结论
            life_used_months (integer, may be missing): life used, months 采用的年限（月）
            monthly_fen (money, fen, may be missing): monthly depreciation 月折旧额
            rule (id@from, may be missing): version of the controlling rule 起决定作用的规则版本
            epoch (integer): epoch of the rules 规则时段
            path (integer): path through the decision 判断路径
            confidence (code, confidence): weakest confidence of the rules used 所用规则的最低核实状态
            row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
            row_column (integer): input column at fault, -1 for none 出错的输入列，-1 为无
            disposition (code, disposition, may be missing): what became of the command 处理结果
            seq (integer, may be missing): sequence number of the event 事件序号
        """
        ...
    @overload
    def acquire(
        self,
        *,
        acquired_on: _Column,
        card: _Column,
        unit: _Column,
        name: _Column,
        cost_fen: _Column,
        event_id: _Column,
        actor: _Column,
        recorded_at: _Column,
        asset_class: _Column = ...,
        life_months: _Column = ...,
        never_depreciated: _Column = ...,
        body_kind: _Column = ...,
        bulk: _Column = ...,
        location: _Column = ...,
        keeper: _Column = ...,
        mode: str = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> Table: ...
    @overload
    def improve(  # type: ignore
        self,
        *,
        on_date: _Date,
        card: _Int,
        amount_fen: _Int,
        event_id: _Text,
        actor: _Int,
        recorded_at: _Moment,
        life_months: _Int = ...,
        mode: str = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> AssetsImproveAnswer:
        """Improve an asset (资产改良).

        Source: 政府会计准则第3号 7, 19, 22; 财会〔2017〕4号 应用指南 一（五）

        Inputs:
            on_date (date, day): business day 业务日期
            card (integer): card 卡片编号
            amount_fen (money, fen): expenditure that goes into the cost 计入成本的后续支出
            life_months (integer, may be missing): new total life in months 新的折旧年限（月）
            event_id (text): event id 事件标识
            actor (integer): actor 经办人
            recorded_at (timestamp, us): recorded at 记录时间

        Outputs:
            outcome (code, outcome): outcome 结论
            cost_after_fen (money, fen, may be missing): cost afterwards 改良后原值
            life_used_months (integer, may be missing): life used, months 采用的年限（月）
            monthly_fen (money, fen, may be missing): monthly depreciation 月折旧额
            rule (id@from, may be missing): version of the controlling rule 起决定作用的规则版本
            epoch (integer): epoch of the rules 规则时段
            path (integer): path through the decision 判断路径
            confidence (code, confidence): weakest confidence of the rules used 所用规则的最低核实状态
            row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
            row_column (integer): input column at fault, -1 for none 出错的输入列，-1 为无
            disposition (code, disposition, may be missing): what became of the command 处理结果
            seq (integer, may be missing): sequence number of the event 事件序号
        """
        ...
    @overload
    def improve(
        self,
        *,
        on_date: _Column,
        card: _Column,
        amount_fen: _Column,
        event_id: _Column,
        actor: _Column,
        recorded_at: _Column,
        life_months: _Column = ...,
        mode: str = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> Table: ...
    @overload
    def move(  # type: ignore
        self,
        *,
        on_date: _Date,
        card: _Int,
        event_id: _Text,
        actor: _Int,
        recorded_at: _Moment,
        location: _Text = ...,
        keeper: _Text = ...,
        mode: str = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> AssetsMoveAnswer:
        """Move an asset (资产移动).

        Source: 行政事业性国有资产管理条例 15

        Inputs:
            on_date (date, day): business day 业务日期
            card (integer): card 卡片编号
            location (text, may be missing): location 存放地点
            keeper (text, may be missing, personal data): keeper 保管人
            event_id (text): event id 事件标识
            actor (integer): actor 经办人
            recorded_at (timestamp, us): recorded at 记录时间

        Outputs:
            outcome (code, outcome): outcome 结论
            rule (id@from, may be missing): version of the controlling rule 起决定作用的规则版本
            epoch (integer): epoch of the rules 规则时段
            path (integer): path through the decision 判断路径
            confidence (code, confidence): weakest confidence of the rules used 所用规则的最低核实状态
            row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
            row_column (integer): input column at fault, -1 for none 出错的输入列，-1 为无
            disposition (code, disposition, may be missing): what became of the command 处理结果
            seq (integer, may be missing): sequence number of the event 事件序号
        """
        ...
    @overload
    def move(
        self,
        *,
        on_date: _Column,
        card: _Column,
        event_id: _Column,
        actor: _Column,
        recorded_at: _Column,
        location: _Column = ...,
        keeper: _Column = ...,
        mode: str = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> Table: ...
    @overload
    def hand_over(  # type: ignore
        self,
        *,
        on_date: _Date,
        card: _Int,
        unit: _Int,
        document: _Text,
        event_id: _Text,
        actor: _Int,
        recorded_at: _Moment,
        location: _Text = ...,
        keeper: _Text = ...,
        mode: str = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> AssetsHandOverAnswer:
        """Hand an asset over to another unit (资产划转交接).

        Source: 行政事业性国有资产管理条例 15, 22

        Inputs:
            on_date (date, day): business day 业务日期
            card (integer): card 卡片编号
            unit (integer): unit that receives it 接收单位
            document (text): document of the transfer 划转、交接文件
            location (text, may be missing): location 存放地点
            keeper (text, may be missing, personal data): keeper 保管人
            event_id (text): event id 事件标识
            actor (integer): actor 经办人
            recorded_at (timestamp, us): recorded at 记录时间

        Outputs:
            outcome (code, outcome): outcome 结论
            rule (id@from, may be missing): version of the controlling rule 起决定作用的规则版本
            epoch (integer): epoch of the rules 规则时段
            path (integer): path through the decision 判断路径
            confidence (code, confidence): weakest confidence of the rules used 所用规则的最低核实状态
            row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
            row_column (integer): input column at fault, -1 for none 出错的输入列，-1 为无
            disposition (code, disposition, may be missing): what became of the command 处理结果
            seq (integer, may be missing): sequence number of the event 事件序号
        """
        ...
    @overload
    def hand_over(
        self,
        *,
        on_date: _Column,
        card: _Column,
        unit: _Column,
        document: _Column,
        event_id: _Column,
        actor: _Column,
        recorded_at: _Column,
        location: _Column = ...,
        keeper: _Column = ...,
        mode: str = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> Table: ...
    @overload
    def depreciation_run(  # type: ignore
        self,
        *,
        on_date: _Date,
        run: _Int,
        unit: _Int,
        event_id: _Text,
        actor: _Int,
        recorded_at: _Moment,
        mode: str = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> AssetsDepreciationRunAnswer:
        """Run the depreciation of a month (计提当月折旧).

        Source: 政府会计准则第3号 16-21; 财会〔2017〕4号 应用指南 二

        Inputs:
            on_date (date, day): business day, in the month that is run 业务日期（所计提月份的一日）
            run (integer): run 计提编号
            unit (integer): unit 单位
            event_id (text): event id 事件标识
            actor (integer): actor 经办人
            recorded_at (timestamp, us): recorded at 记录时间

        Outputs:
            outcome (code, outcome): outcome 结论
            cards (integer, may be missing): cards charged 计提资产数
            total_fen (money, fen, may be missing): total 折旧合计
            first_missing_on (date, day, may be missing): first month not run 未计提的首月
            rule (id@from, may be missing): version of the controlling rule 起决定作用的规则版本
            epoch (integer): epoch of the rules 规则时段
            path (integer): path through the decision 判断路径
            confidence (code, confidence): weakest confidence of the rules used 所用规则的最低核实状态
            row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
            row_column (integer): input column at fault, -1 for none 出错的输入列，-1 为无
            disposition (code, disposition, may be missing): what became of the command 处理结果
            seq (integer, may be missing): sequence number of the event 事件序号
            charges: list, charges 计提明细
                card (integer): card 卡片编号
                cost_fen (money, fen): cost 原值
                life_months (integer): life in months 折旧年限（月）
                base_accumulated_fen (money, fen): accumulated where the line starts 起算时累计折旧
                base_months (integer): months charged where the line starts 起算时已提月数
                months (integer): months charged 已提月数
                before_fen (money, fen): accumulated before 上月累计折旧
                amount_fen (money, fen): depreciation of the month 本月折旧
                accumulated_fen (money, fen): accumulated depreciation 累计折旧
        """
        ...
    @overload
    def depreciation_run(
        self,
        *,
        on_date: _Column,
        run: _Column,
        unit: _Column,
        event_id: _Column,
        actor: _Column,
        recorded_at: _Column,
        mode: str = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> Table: ...
    @overload
    def apply_disposal(  # type: ignore
        self,
        *,
        on_date: _Date,
        card: _Int,
        method: _Code,
        event_id: _Text,
        actor: _Int,
        recorded_at: _Moment,
        ground: _Code = ...,
        mode: str = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> AssetsApplyDisposalAnswer:
        """Apply for the disposal of an asset (申请处置资产).

        Source: 行政事业性国有资产管理条例 15, 19, 21

        Inputs:
            on_date (date, day): business day 业务日期
            card (integer): card 卡片编号
            method (code, disposal_method): way of disposal 处置方式
            ground (code, disposal_ground, may be missing): ground of scrapping or writing off 报废、报损事由
            event_id (text): event id 事件标识
            actor (integer): actor 经办人
            recorded_at (timestamp, us): recorded at 记录时间

        Outputs:
            outcome (code, outcome): outcome 结论
            rule (id@from, may be missing): version of the controlling rule 起决定作用的规则版本
            epoch (integer): epoch of the rules 规则时段
            path (integer): path through the decision 判断路径
            confidence (code, confidence): weakest confidence of the rules used 所用规则的最低核实状态
            row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
            row_column (integer): input column at fault, -1 for none 出错的输入列，-1 为无
            disposition (code, disposition, may be missing): what became of the command 处理结果
            seq (integer, may be missing): sequence number of the event 事件序号
        """
        ...
    @overload
    def apply_disposal(
        self,
        *,
        on_date: _Column,
        card: _Column,
        method: _Column,
        event_id: _Column,
        actor: _Column,
        recorded_at: _Column,
        ground: _Column = ...,
        mode: str = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> Table: ...
    @overload
    def dispose(  # type: ignore
        self,
        *,
        on_date: _Date,
        card: _Int,
        approval: _Text,
        decided_together: _Bool,
        event_id: _Text,
        actor: _Int,
        recorded_at: _Moment,
        appraised: _Bool = ...,
        mode: str = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> AssetsDisposeAnswer:
        """Approve and carry out a disposal (批准并处置资产).

        Source: 行政事业性国有资产管理条例 19, 35, 36

        Inputs:
            on_date (date, day): day of disposal 处置日期
            card (integer): card 卡片编号
            approval (text): number of the approval 批复文号
            decided_together (bool): decided collectively 是否经集体决策
            appraised (bool, may be missing): appraised 是否经过评估
            event_id (text): event id 事件标识
            actor (integer): actor 经办人
            recorded_at (timestamp, us): recorded at 记录时间

        Outputs:
            outcome (code, outcome): outcome 结论
            net_fen (money, fen, may be missing): net book value 账面净值
            rule (id@from, may be missing): version of the controlling rule 起决定作用的规则版本
            epoch (integer): epoch of the rules 规则时段
            path (integer): path through the decision 判断路径
            confidence (code, confidence): weakest confidence of the rules used 所用规则的最低核实状态
            row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
            row_column (integer): input column at fault, -1 for none 出错的输入列，-1 为无
            disposition (code, disposition, may be missing): what became of the command 处理结果
            seq (integer, may be missing): sequence number of the event 事件序号
        """
        ...
    @overload
    def dispose(
        self,
        *,
        on_date: _Column,
        card: _Column,
        approval: _Column,
        decided_together: _Column,
        event_id: _Column,
        actor: _Column,
        recorded_at: _Column,
        appraised: _Column = ...,
        mode: str = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> Table: ...
    @overload
    def cards(  # type: ignore
        self,
        *,
        card: _Int = ...,
        unit: _Int = ...,
        commitment: _Int = ...,
        as_of_on: _Date = ...,
        as_of_seq: _Int = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> AssetsCardsAnswer:
        """Asset cards (查询资产卡片).

        Source: 行政事业性国有资产管理条例 30

        Inputs:
            card (integer, may be missing): card 卡片编号
            unit (integer, may be missing): unit that has it 使用单位
            commitment (integer, may be missing): commitment that paid for it 付款的承诺
            as_of_on (date, may be missing): as of the business day 截至业务日期
            as_of_seq (integer, may be missing): as of the sequence number 截至事件序号

        Outputs:
            count (integer): number of rows 行数
            rule (id@from, may be missing): version of the controlling rule 起决定作用的规则版本
            epoch (integer): epoch of the rules 规则时段
            path (integer): path through the decision 判断路径
            confidence (code, confidence): weakest confidence of the rules used 所用规则的最低核实状态
            row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
            row_column (integer): input column at fault, -1 for none 出错的输入列，-1 为无
            rows: list, cards 资产卡片
                card (integer): card 卡片编号
                unit (integer): unit 使用单位
                asset_class (code, asset_class, may be missing): class of asset 资产分类
                name (text): name 资产名称
                cost_fen (money, fen): cost 原值
                accumulated_fen (money, fen): accumulated depreciation 累计折旧
                net_fen (money, fen): net value 净值
                life_months (integer): life in months 折旧年限（月）
                months (integer): months booked 已计提月数
                acquired_on (date, day): acquired on 入账日期
                disposed_on (date, day, may be missing): disposed of on 处置日期
                location (text): location 存放地点
                keeper (text, personal data): keeper 保管人
                commitment (integer, may be missing): commitment that paid for it 付款的承诺
                seq (integer): event that made it 入账的事件
        """
        ...
    @overload
    def cards(
        self,
        *,
        card: _Column = ...,
        unit: _Column = ...,
        commitment: _Column = ...,
        as_of_on: _Column = ...,
        as_of_seq: _Column = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> Table: ...
    @overload
    def depreciation_runs(  # type: ignore
        self,
        *,
        run: _Int = ...,
        unit: _Int = ...,
        as_of_on: _Date = ...,
        as_of_seq: _Int = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> AssetsDepreciationRunsAnswer:
        """Monthly depreciation runs (查询折旧计提).

        Source: 行政事业性国有资产管理条例 30

        Inputs:
            run (integer, may be missing): run 计提编号
            unit (integer, may be missing): unit 单位
            as_of_on (date, may be missing): as of the business day 截至业务日期
            as_of_seq (integer, may be missing): as of the sequence number 截至事件序号

        Outputs:
            count (integer): number of rows 行数
            rule (id@from, may be missing): version of the controlling rule 起决定作用的规则版本
            epoch (integer): epoch of the rules 规则时段
            path (integer): path through the decision 判断路径
            confidence (code, confidence): weakest confidence of the rules used 所用规则的最低核实状态
            row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
            row_column (integer): input column at fault, -1 for none 出错的输入列，-1 为无
            rows: list, runs 折旧计提
                run (integer): run 计提编号
                unit (integer): unit 单位
                month_on (date, day): first day of the month 计提月份
                cards (integer): cards charged 计提卡片数
                total_fen (money, fen): total 计提总额
                seq (integer): event that made it 计提的事件
        """
        ...
    @overload
    def depreciation_runs(
        self,
        *,
        run: _Column = ...,
        unit: _Column = ...,
        as_of_on: _Column = ...,
        as_of_seq: _Column = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> Table: ...

class ProcurementPlanAnswer(Answer):
    """Answer of procurement.plan."""
    outcome: Code
    """outcome 结论"""
    rule: Optional[str]
    """version of the controlling rule 起决定作用的规则版本"""
    epoch: int
    """epoch of the rules 规则时段"""
    path: int
    """path through the decision 判断路径"""
    confidence: Code
    """weakest confidence of the rules used 所用规则的最低核实状态"""
    row_status: str
    """status of the row, 0 when it is right 行状态，0 为正常"""
    row_column: Optional[str]
    """input column at fault, -1 for none 出错的输入列，-1 为无"""
    disposition: Optional[Code]
    """what became of the command 处理结果"""
    seq: Optional[int]
    """sequence number of the event 事件序号"""

class ProcurementPublishNoticeAnswer(Answer):
    """Answer of procurement.publish_notice."""
    outcome: Code
    """outcome 结论"""
    min_suppliers: Optional[int]
    """least number of suppliers 最少供应商家数"""
    rule: Optional[str]
    """version of the controlling rule 起决定作用的规则版本"""
    epoch: int
    """epoch of the rules 规则时段"""
    path: int
    """path through the decision 判断路径"""
    confidence: Code
    """weakest confidence of the rules used 所用规则的最低核实状态"""
    row_status: str
    """status of the row, 0 when it is right 行状态，0 为正常"""
    row_column: Optional[str]
    """input column at fault, -1 for none 出错的输入列，-1 为无"""
    disposition: Optional[Code]
    """what became of the command 处理结果"""
    seq: Optional[int]
    """sequence number of the event 事件序号"""

class ProcurementReceiveBidAnswer(Answer):
    """Answer of procurement.receive_bid."""
    outcome: Code
    """outcome 结论"""
    rule: Optional[str]
    """version of the controlling rule 起决定作用的规则版本"""
    epoch: int
    """epoch of the rules 规则时段"""
    path: int
    """path through the decision 判断路径"""
    confidence: Code
    """weakest confidence of the rules used 所用规则的最低核实状态"""
    row_status: str
    """status of the row, 0 when it is right 行状态，0 为正常"""
    row_column: Optional[str]
    """input column at fault, -1 for none 出错的输入列，-1 为无"""
    disposition: Optional[Code]
    """what became of the command 处理结果"""
    seq: Optional[int]
    """sequence number of the event 事件序号"""

class ProcurementOpenBidsAnswer(Answer):
    """Answer of procurement.open_bids."""
    outcome: Code
    """outcome 结论"""
    rule: Optional[str]
    """version of the controlling rule 起决定作用的规则版本"""
    epoch: int
    """epoch of the rules 规则时段"""
    path: int
    """path through the decision 判断路径"""
    confidence: Code
    """weakest confidence of the rules used 所用规则的最低核实状态"""
    row_status: str
    """status of the row, 0 when it is right 行状态，0 为正常"""
    row_column: Optional[str]
    """input column at fault, -1 for none 出错的输入列，-1 为无"""
    disposition: Optional[Code]
    """what became of the command 处理结果"""
    seq: Optional[int]
    """sequence number of the event 事件序号"""

class ProcurementExamineBidAnswer(Answer):
    """Answer of procurement.examine_bid."""
    outcome: Code
    """outcome 结论"""
    rule: Optional[str]
    """version of the controlling rule 起决定作用的规则版本"""
    epoch: int
    """epoch of the rules 规则时段"""
    path: int
    """path through the decision 判断路径"""
    confidence: Code
    """weakest confidence of the rules used 所用规则的最低核实状态"""
    row_status: str
    """status of the row, 0 when it is right 行状态，0 为正常"""
    row_column: Optional[str]
    """input column at fault, -1 for none 出错的输入列，-1 为无"""
    disposition: Optional[Code]
    """what became of the command 处理结果"""
    seq: Optional[int]
    """sequence number of the event 事件序号"""

class ProcurementAwardAnswer(Answer):
    """Answer of procurement.award."""
    outcome: Code
    """outcome 结论"""
    available_after_fen: Optional[int]
    """available afterwards 占用后可用额"""
    rule: Optional[str]
    """version of the controlling rule 起决定作用的规则版本"""
    epoch: int
    """epoch of the rules 规则时段"""
    path: int
    """path through the decision 判断路径"""
    confidence: Code
    """weakest confidence of the rules used 所用规则的最低核实状态"""
    row_status: str
    """status of the row, 0 when it is right 行状态，0 为正常"""
    row_column: Optional[str]
    """input column at fault, -1 for none 出错的输入列，-1 为无"""
    disposition: Optional[Code]
    """what became of the command 处理结果"""
    seq: Optional[int]
    """sequence number of the event 事件序号"""

class ProcurementSignContractAnswer(Answer):
    """Answer of procurement.sign_contract."""
    outcome: Code
    """outcome 结论"""
    rule: Optional[str]
    """version of the controlling rule 起决定作用的规则版本"""
    epoch: int
    """epoch of the rules 规则时段"""
    path: int
    """path through the decision 判断路径"""
    confidence: Code
    """weakest confidence of the rules used 所用规则的最低核实状态"""
    row_status: str
    """status of the row, 0 when it is right 行状态，0 为正常"""
    row_column: Optional[str]
    """input column at fault, -1 for none 出错的输入列，-1 为无"""
    disposition: Optional[Code]
    """what became of the command 处理结果"""
    seq: Optional[int]
    """sequence number of the event 事件序号"""

class ProcurementCancelAnswer(Answer):
    """Answer of procurement.cancel."""
    outcome: Code
    """outcome 结论"""
    rule: Optional[str]
    """version of the controlling rule 起决定作用的规则版本"""
    epoch: int
    """epoch of the rules 规则时段"""
    path: int
    """path through the decision 判断路径"""
    confidence: Code
    """weakest confidence of the rules used 所用规则的最低核实状态"""
    row_status: str
    """status of the row, 0 when it is right 行状态，0 为正常"""
    row_column: Optional[str]
    """input column at fault, -1 for none 出错的输入列，-1 为无"""
    disposition: Optional[Code]
    """what became of the command 处理结果"""
    seq: Optional[int]
    """sequence number of the event 事件序号"""

class ProcurementProcessesAnswer(Answer):
    """Answer of procurement.processes."""
    count: int
    """number of rows 行数"""
    rule: Optional[str]
    """version of the controlling rule 起决定作用的规则版本"""
    epoch: int
    """epoch of the rules 规则时段"""
    path: int
    """path through the decision 判断路径"""
    confidence: Code
    """weakest confidence of the rules used 所用规则的最低核实状态"""
    row_status: str
    """status of the row, 0 when it is right 行状态，0 为正常"""
    row_column: Optional[str]
    """input column at fault, -1 for none 出错的输入列，-1 为无"""
    rows: List[Dict[str, Any]]
    """processes 采购项目"""

class ProcurementBidsAnswer(Answer):
    """Answer of procurement.bids."""
    count: int
    """number of rows 行数"""
    rule: Optional[str]
    """version of the controlling rule 起决定作用的规则版本"""
    epoch: int
    """epoch of the rules 规则时段"""
    path: int
    """path through the decision 判断路径"""
    confidence: Code
    """weakest confidence of the rules used 所用规则的最低核实状态"""
    row_status: str
    """status of the row, 0 when it is right 行状态，0 为正常"""
    row_column: Optional[str]
    """input column at fault, -1 for none 出错的输入列，-1 为无"""
    rows: List[Dict[str, Any]]
    """bids 投标"""

class OfficeProcurementDomain:
    """Operations of procurement."""
    @overload
    def plan(  # type: ignore
        self,
        *,
        on_date: _Date,
        process: _Int,
        indicator: _Int,
        category: _Code,
        title: _Text,
        budget_fen: _Int,
        event_id: _Text,
        actor: _Int,
        recorded_at: _Moment,
        mode: str = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> ProcurementPlanAnswer:
        """Plan a purchase (列入采购计划).

        Source: 政府采购法 6, 33

        Inputs:
            on_date (date, day): business day 业务日期
            process (integer): process 采购项目
            indicator (integer): indicator 预算指标
            category (code, procurement_category): category 采购品类
            title (text): title 项目名称
            budget_fen (money, fen): budget 采购预算
            event_id (text): event id 事件标识
            actor (integer): actor 经办人
            recorded_at (timestamp, us): recorded at 记录时间

        Outputs:
            outcome (code, outcome): outcome 结论
            rule (id@from, may be missing): version of the controlling rule 起决定作用的规则版本
            epoch (integer): epoch of the rules 规则时段
            path (integer): path through the decision 判断路径
            confidence (code, confidence): weakest confidence of the rules used 所用规则的最低核实状态
            row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
            row_column (integer): input column at fault, -1 for none 出错的输入列，-1 为无
            disposition (code, disposition, may be missing): what became of the command 处理结果
            seq (integer, may be missing): sequence number of the event 事件序号
        """
        ...
    @overload
    def plan(
        self,
        *,
        on_date: _Column,
        process: _Column,
        indicator: _Column,
        category: _Column,
        title: _Column,
        budget_fen: _Column,
        event_id: _Column,
        actor: _Column,
        recorded_at: _Column,
        mode: str = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> Table: ...
    @overload
    def publish_notice(  # type: ignore
        self,
        *,
        announced_on: _Date,
        process: _Int,
        method: _Code,
        deadline_at: _Moment,
        event_id: _Text,
        actor: _Int,
        recorded_at: _Moment,
        ground_holds: _Bool = ...,
        approved: _Bool = ...,
        mode: str = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> ProcurementPublishNoticeAnswer:
        """Publish the notice (发布采购公告).

        Source: 政府采购法 26-27, 35; 政府采购法实施条例 23

        Inputs:
            announced_on (date, day): day of announcement 采购公告日
            process (integer): process 采购项目
            method (code, procurement_method): method 采购方式
            deadline_at (timestamp, us): deadline 截止时间
            ground_holds (bool, may be missing): a statutory ground holds 是否具备法定情形
            approved (bool, may be missing): approved 是否已获批准
            event_id (text): event id 事件标识
            actor (integer): actor 经办人
            recorded_at (timestamp, us): recorded at 记录时间

        Outputs:
            outcome (code, outcome): outcome 结论
            min_suppliers (integer, may be missing): least number of suppliers 最少供应商家数
            rule (id@from, may be missing): version of the controlling rule 起决定作用的规则版本
            epoch (integer): epoch of the rules 规则时段
            path (integer): path through the decision 判断路径
            confidence (code, confidence): weakest confidence of the rules used 所用规则的最低核实状态
            row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
            row_column (integer): input column at fault, -1 for none 出错的输入列，-1 为无
            disposition (code, disposition, may be missing): what became of the command 处理结果
            seq (integer, may be missing): sequence number of the event 事件序号
        """
        ...
    @overload
    def publish_notice(
        self,
        *,
        announced_on: _Column,
        process: _Column,
        method: _Column,
        deadline_at: _Column,
        event_id: _Column,
        actor: _Column,
        recorded_at: _Column,
        ground_holds: _Column = ...,
        approved: _Column = ...,
        mode: str = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> Table: ...
    @overload
    def receive_bid(  # type: ignore
        self,
        *,
        on_date: _Date,
        process: _Int,
        bid: _Int,
        supplier: _Text,
        supplier_name: _Text,
        amount_fen: _Int,
        received_at: _Moment,
        event_id: _Text,
        actor: _Int,
        recorded_at: _Moment,
        mode: str = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> ProcurementReceiveBidAnswer:
        """Receive a bid (接收投标（响应）文件).

        Source: 财政部令第87号 33; 财政部令第74号 15

        Inputs:
            on_date (date, day): business day 业务日期
            process (integer): process 采购项目
            bid (integer): bid 投标编号
            supplier (text): code of the supplier 供应商统一社会信用代码
            supplier_name (text): name of the supplier 供应商名称
            amount_fen (money, fen): price 报价
            received_at (timestamp, us): received at 送达时间
            event_id (text): event id 事件标识
            actor (integer): actor 经办人
            recorded_at (timestamp, us): recorded at 记录时间

        Outputs:
            outcome (code, outcome): outcome 结论
            rule (id@from, may be missing): version of the controlling rule 起决定作用的规则版本
            epoch (integer): epoch of the rules 规则时段
            path (integer): path through the decision 判断路径
            confidence (code, confidence): weakest confidence of the rules used 所用规则的最低核实状态
            row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
            row_column (integer): input column at fault, -1 for none 出错的输入列，-1 为无
            disposition (code, disposition, may be missing): what became of the command 处理结果
            seq (integer, may be missing): sequence number of the event 事件序号
        """
        ...
    @overload
    def receive_bid(
        self,
        *,
        on_date: _Column,
        process: _Column,
        bid: _Column,
        supplier: _Column,
        supplier_name: _Column,
        amount_fen: _Column,
        received_at: _Column,
        event_id: _Column,
        actor: _Column,
        recorded_at: _Column,
        mode: str = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> Table: ...
    @overload
    def open_bids(  # type: ignore
        self,
        *,
        on_date: _Date,
        process: _Int,
        opened_at: _Moment,
        event_id: _Text,
        actor: _Int,
        recorded_at: _Moment,
        mode: str = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> ProcurementOpenBidsAnswer:
        """Open the bids (开标（开启响应文件）).

        Source: 财政部令第87号 39, 41; 政府采购法 36, 38, 40

        Inputs:
            on_date (date, day): day of opening 开标日期
            process (integer): process 采购项目
            opened_at (timestamp, us): opened at 开标时间
            event_id (text): event id 事件标识
            actor (integer): actor 经办人
            recorded_at (timestamp, us): recorded at 记录时间

        Outputs:
            outcome (code, outcome): outcome 结论
            rule (id@from, may be missing): version of the controlling rule 起决定作用的规则版本
            epoch (integer): epoch of the rules 规则时段
            path (integer): path through the decision 判断路径
            confidence (code, confidence): weakest confidence of the rules used 所用规则的最低核实状态
            row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
            row_column (integer): input column at fault, -1 for none 出错的输入列，-1 为无
            disposition (code, disposition, may be missing): what became of the command 处理结果
            seq (integer, may be missing): sequence number of the event 事件序号
        """
        ...
    @overload
    def open_bids(
        self,
        *,
        on_date: _Column,
        process: _Column,
        opened_at: _Column,
        event_id: _Column,
        actor: _Column,
        recorded_at: _Column,
        mode: str = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> Table: ...
    @overload
    def examine_bid(  # type: ignore
        self,
        *,
        on_date: _Date,
        process: _Int,
        bid: _Int,
        valid: _Bool,
        event_id: _Text,
        actor: _Int,
        recorded_at: _Moment,
        reason: _Text = ...,
        mode: str = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> ProcurementExamineBidAnswer:
        """Examine a bid (资格性与符合性审查).

        Source: 财政部令第87号 44, 50, 63

        Inputs:
            on_date (date, day): day of the examination 审查日期
            process (integer): process 采购项目
            bid (integer): bid 投标编号
            valid (bool): valid 是否有效
            reason (text, may be missing): reason for which it is not valid 无效理由
            event_id (text): event id 事件标识
            actor (integer): actor 经办人
            recorded_at (timestamp, us): recorded at 记录时间

        Outputs:
            outcome (code, outcome): outcome 结论
            rule (id@from, may be missing): version of the controlling rule 起决定作用的规则版本
            epoch (integer): epoch of the rules 规则时段
            path (integer): path through the decision 判断路径
            confidence (code, confidence): weakest confidence of the rules used 所用规则的最低核实状态
            row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
            row_column (integer): input column at fault, -1 for none 出错的输入列，-1 为无
            disposition (code, disposition, may be missing): what became of the command 处理结果
            seq (integer, may be missing): sequence number of the event 事件序号
        """
        ...
    @overload
    def examine_bid(
        self,
        *,
        on_date: _Column,
        process: _Column,
        bid: _Column,
        valid: _Column,
        event_id: _Column,
        actor: _Column,
        recorded_at: _Column,
        reason: _Column = ...,
        mode: str = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> Table: ...
    @overload
    def award(  # type: ignore
        self,
        *,
        on_date: _Date,
        process: _Int,
        bid: _Int,
        award: _Int,
        commitment: _Int,
        event_id: _Text,
        actor: _Int,
        recorded_at: _Moment,
        mode: str = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> ProcurementAwardAnswer:
        """Award, and reserve the budget (确定中标（成交）供应商并占用预算).

        Source: 政府采购法 6, 36; 财政部令第87号 56, 57, 68; 预算法 13

        Inputs:
            on_date (date, day): day of the notice of award 中标、成交通知书发出日
            process (integer): process 采购项目
            bid (integer): bid 投标编号
            award (integer): award 中标、成交编号
            commitment (integer): commitment 承诺编号
            event_id (text): event id 事件标识
            actor (integer): actor 经办人
            recorded_at (timestamp, us): recorded at 记录时间

        Outputs:
            outcome (code, outcome): outcome 结论
            available_after_fen (money, fen, may be missing): available afterwards 占用后可用额
            rule (id@from, may be missing): version of the controlling rule 起决定作用的规则版本
            epoch (integer): epoch of the rules 规则时段
            path (integer): path through the decision 判断路径
            confidence (code, confidence): weakest confidence of the rules used 所用规则的最低核实状态
            row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
            row_column (integer): input column at fault, -1 for none 出错的输入列，-1 为无
            disposition (code, disposition, may be missing): what became of the command 处理结果
            seq (integer, may be missing): sequence number of the event 事件序号
        """
        ...
    @overload
    def award(
        self,
        *,
        on_date: _Column,
        process: _Column,
        bid: _Column,
        award: _Column,
        commitment: _Column,
        event_id: _Column,
        actor: _Column,
        recorded_at: _Column,
        mode: str = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> Table: ...
    @overload
    def sign_contract(  # type: ignore
        self,
        *,
        on_date: _Date,
        process: _Int,
        contract: _Int,
        amount_fen: _Int,
        event_id: _Text,
        actor: _Int,
        recorded_at: _Moment,
        mode: str = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> ProcurementSignContractAnswer:
        """Sign the contract (签订采购合同).

        Source: 政府采购法 46; 财政部令第87号 71

        Inputs:
            on_date (date, day): day of signing 签订日期
            process (integer): process 采购项目
            contract (integer): contract 合同编号
            amount_fen (money, fen): amount 合同金额
            event_id (text): event id 事件标识
            actor (integer): actor 经办人
            recorded_at (timestamp, us): recorded at 记录时间

        Outputs:
            outcome (code, outcome): outcome 结论
            rule (id@from, may be missing): version of the controlling rule 起决定作用的规则版本
            epoch (integer): epoch of the rules 规则时段
            path (integer): path through the decision 判断路径
            confidence (code, confidence): weakest confidence of the rules used 所用规则的最低核实状态
            row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
            row_column (integer): input column at fault, -1 for none 出错的输入列，-1 为无
            disposition (code, disposition, may be missing): what became of the command 处理结果
            seq (integer, may be missing): sequence number of the event 事件序号
        """
        ...
    @overload
    def sign_contract(
        self,
        *,
        on_date: _Column,
        process: _Column,
        contract: _Column,
        amount_fen: _Column,
        event_id: _Column,
        actor: _Column,
        recorded_at: _Column,
        mode: str = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> Table: ...
    @overload
    def cancel(  # type: ignore
        self,
        *,
        on_date: _Date,
        process: _Int,
        ground: _Code,
        reason: _Text,
        event_id: _Text,
        actor: _Int,
        recorded_at: _Moment,
        mode: str = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> ProcurementCancelAnswer:
        """Cancel a process (废标或者终止采购).

        Source: 政府采购法 36; 财政部令第87号 29, 70

        Inputs:
            on_date (date, day): business day 业务日期
            process (integer): process 采购项目
            ground (code, cancellation_ground): ground 废标情形
            reason (text): reason 理由
            event_id (text): event id 事件标识
            actor (integer): actor 经办人
            recorded_at (timestamp, us): recorded at 记录时间

        Outputs:
            outcome (code, outcome): outcome 结论
            rule (id@from, may be missing): version of the controlling rule 起决定作用的规则版本
            epoch (integer): epoch of the rules 规则时段
            path (integer): path through the decision 判断路径
            confidence (code, confidence): weakest confidence of the rules used 所用规则的最低核实状态
            row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
            row_column (integer): input column at fault, -1 for none 出错的输入列，-1 为无
            disposition (code, disposition, may be missing): what became of the command 处理结果
            seq (integer, may be missing): sequence number of the event 事件序号
        """
        ...
    @overload
    def cancel(
        self,
        *,
        on_date: _Column,
        process: _Column,
        ground: _Column,
        reason: _Column,
        event_id: _Column,
        actor: _Column,
        recorded_at: _Column,
        mode: str = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> Table: ...
    @overload
    def processes(  # type: ignore
        self,
        *,
        process: _Int = ...,
        unit: _Int = ...,
        stage: _Code = ...,
        as_of_on: _Date = ...,
        as_of_seq: _Int = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> ProcurementProcessesAnswer:
        """Procurement processes (查询采购项目).

        Source: 政府采购法 42

        Inputs:
            process (integer, may be missing): process 采购项目
            unit (integer, may be missing): purchaser 采购人
            stage (code, procurement_stage, may be missing): stage 采购阶段
            as_of_on (date, may be missing): as of the business day 截至业务日期
            as_of_seq (integer, may be missing): as of the sequence number 截至事件序号

        Outputs:
            count (integer): number of rows 行数
            rule (id@from, may be missing): version of the controlling rule 起决定作用的规则版本
            epoch (integer): epoch of the rules 规则时段
            path (integer): path through the decision 判断路径
            confidence (code, confidence): weakest confidence of the rules used 所用规则的最低核实状态
            row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
            row_column (integer): input column at fault, -1 for none 出错的输入列，-1 为无
            rows: list, processes 采购项目
                process (integer): process 采购项目
                unit (integer): purchaser 采购人
                indicator (integer): indicator 预算指标
                category (code, procurement_category): category 采购品类
                title (text): title 项目名称
                budget_fen (money, fen): budget 采购预算
                stage (code, procurement_stage): stage 采购阶段
                method (code, procurement_method, may be missing): method 采购方式
                planned_on (date, day): planned on 列入计划日期
                deadline_at (timestamp, us, may be missing): deadline 截止时间
                bids (integer): bids 投标家数
                valid_bids (integer): valid bids 有效家数
                bid (integer, may be missing): bid that won 中标、成交的投标
                award (integer, may be missing): award 中标、成交编号
                commitment (integer, may be missing): commitment 支出承诺
                amount_fen (money, fen, may be missing): amount of the award 中标、成交金额
                awarded_on (date, day, may be missing): day of the notice of award 中标、成交通知书发出日
                contract (integer, may be missing): contract 合同编号
                signed_on (date, day, may be missing): day of signing 合同签订日期
                cancelled_on (date, day, may be missing): day of the cancellation 废标、终止日期
                seq (integer): event that planned it 列入计划的事件
        """
        ...
    @overload
    def processes(
        self,
        *,
        process: _Column = ...,
        unit: _Column = ...,
        stage: _Column = ...,
        as_of_on: _Column = ...,
        as_of_seq: _Column = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> Table: ...
    @overload
    def bids(  # type: ignore
        self,
        *,
        process: _Int = ...,
        as_of_on: _Date = ...,
        as_of_seq: _Int = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> ProcurementBidsAnswer:
        """Bids and responses (查询投标（响应）).

        Source: 政府采购法 42

        Inputs:
            process (integer, may be missing): process 采购项目
            as_of_on (date, may be missing): as of the business day 截至业务日期
            as_of_seq (integer, may be missing): as of the sequence number 截至事件序号

        Outputs:
            count (integer): number of rows 行数
            rule (id@from, may be missing): version of the controlling rule 起决定作用的规则版本
            epoch (integer): epoch of the rules 规则时段
            path (integer): path through the decision 判断路径
            confidence (code, confidence): weakest confidence of the rules used 所用规则的最低核实状态
            row_status (integer): status of the row, 0 when it is right 行状态，0 为正常
            row_column (integer): input column at fault, -1 for none 出错的输入列，-1 为无
            rows: list, bids 投标
                bid (integer): bid 投标编号
                process (integer): process 采购项目
                supplier (text): code of the supplier 供应商统一社会信用代码
                supplier_name (text): name of the supplier 供应商名称
                amount_fen (money, fen): price 报价
                received_at (timestamp, us): received at 送达时间
                valid (bool, may be missing): valid 是否有效
                reason (text, may be missing): reason for which it is not valid 无效理由
                seq (integer): event by which it came 收到的事件
        """
        ...
    @overload
    def bids(
        self,
        *,
        process: _Column = ...,
        as_of_on: _Column = ...,
        as_of_seq: _Column = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> Table: ...

class Domains:
    @property
    def calendar(self) -> CalendarDomain: ...
    @property
    def procurement(self) -> ProcurementDomain: ...
    @property
    def assets(self) -> AssetsDomain: ...
    @property
    def funds(self) -> FundsDomain: ...
    @property
    def energy(self) -> EnergyDomain: ...
    def _model(self) -> Catalogue: ...

class OfficeDomains:
    @property
    def office(self) -> OfficeOfficeDomain: ...
    @property
    def funds(self) -> OfficeFundsDomain: ...
    @property
    def assets(self) -> OfficeAssetsDomain: ...
    @property
    def procurement(self) -> OfficeProcurementDomain: ...
    def _model(self) -> Catalogue: ...

class Domain: ...

class Callable: ...

def extras(info: OperationInfo) -> Tuple[str, ...]: ...
def find(model: Catalogue, name: str) -> OperationInfo: ...
def chosen_outputs(info: OperationInfo, outputs: Optional[Iterable[str]]) -> Tuple[str, ...]: ...
def document(info: OperationInfo) -> str: ...
