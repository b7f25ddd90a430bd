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
        jurisdiction: _Column = ...,
        known_at: _Date = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> Table: ...

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

class ProcurementDomain:
    """Operations of procurement."""
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
        jurisdiction: _Jurisdiction = ...,
        known_at: _Date = ...,
        outputs: Optional[Iterable[str]] = ...,
    ) -> ProcurementMethodAnswer:
        """Methods allowed for a purchase (采购方式适用).

        Source: 政府采购法 2, 4, 26-32; 政府采购法实施条例 7, 23, 25; 国家发展改革委令第16号 2, 5

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
    def _model(self) -> Catalogue: ...

class Domain: ...

class Callable: ...

def extras(info: OperationInfo) -> Tuple[str, ...]: ...
def find(model: Catalogue, name: str) -> OperationInfo: ...
def chosen_outputs(info: OperationInfo, outputs: Optional[Iterable[str]]) -> Tuple[str, ...]: ...
def document(info: OperationInfo) -> str: ...
