// Red flags: a file of OCDS releases looked through for signs that call for a look.
#include <algorithm>

#include "failure.hpp"
#include "office.hpp"
#include "print.hpp"

namespace office_year {

using namespace steward;

void show_red_flags(Year& year) {
    year.chapter(text("七、预警：开放合同数据的审计", "7. Red flags: an OCDS file audited"), Origin::synthetic);
    const ocds::RedFlagSettings settings = must(ocds::RedFlagSettings::of(year.book));
    ocds::RedFlagOptions options;
    options.inputs = {year.path("releases.jsonl")};
    options.output = year.output("red_flags.jsonl");
    const ocds::RedFlagReport report = must(ocds::run_red_flags(settings, options));

    Grid grid({{year.say("指标", "indicator")},
               {year.say("名称", "title")},
               {year.say("有预警", "flagged"), Align::right},
               {year.say("无预警", "not flagged"), Align::right},
               {year.say("不适用", "not applicable"), Align::right},
               {year.say("多为", "mostly because")}});
    Sheet sheet({year.say("指标", "indicator"), year.say("名称", "title"), year.say("结论", "finding"),
                 year.say("采购过程数", "processes")});
    for (std::size_t i = 0; i < ocds::indicator_count; ++i) {
        const ocds::IndicatorInfo& indicator = ocds::info(static_cast<ocds::Indicator>(i));
        const auto& counts = report.counts[i];
        const auto count = [&](ocds::Finding finding) { return counts[static_cast<std::size_t>(finding)]; };
        const std::int64_t flagged = count(ocds::Finding::flagged), sound = count(ocds::Finding::not_flagged);
        std::int64_t others = 0;
        std::size_t most = 0;
        for (std::size_t k = 0; k < ocds::finding_count; ++k) {
            if (counts[k] == 0) continue;
            sheet.row({std::string(indicator.id), year.say(indicator.title),
                       year.say(ocds::info(static_cast<ocds::Finding>(k)).text), std::to_string(counts[k])});
            if (static_cast<ocds::Finding>(k) == ocds::Finding::flagged || static_cast<ocds::Finding>(k) == ocds::Finding::not_flagged) continue;
            others += counts[k];
            if (most == 0 || counts[k] > counts[most]) most = k;
        }
        if (flagged + sound + others == 0) continue;
        grid.row({std::string(indicator.id), shortened(year.say(indicator.title), 36), std::to_string(flagged),
                  std::to_string(sound), std::to_string(others),
                  others == 0 ? "" : shortened(year.say(ocds::info(static_cast<ocds::Finding>(most)).text), 30)});
        year.summarize(indicator.title, flagged, Origin::synthetic);
    }
    print_line(std::to_string(report.processes) + year.say(" 个采购过程。预警只是查看的理由，不是违法的认定。",
                                                             " processes. A flag is a reason to look, not a finding of wrongdoing."));
    grid.print(year.language, ocds::indicator_count);
    year.write("red_flags.csv", sheet);
}

}  // namespace office_year
