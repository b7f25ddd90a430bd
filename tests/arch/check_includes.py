"""Hold the include lines of include/steward, src and capi to the table of modules.

    check_includes.py [--self-test]
"""
import pathlib
import re
import sys
import tempfile

# Module: the modules it may include beside itself. The domains do not know each other.
MODULES = {
    "kernel": set(),
    "rules": {"kernel"},
    "io": {"kernel", "rules"},
    "journal": {"kernel"},
    "calendar": {"kernel", "rules"},
    "procurement": {"kernel", "rules", "calendar"},
    "ocds": {"kernel", "rules", "io", "procurement"},
    "assets": {"kernel", "rules"},
    "funds": {"kernel", "rules"},
    "energy": {"kernel", "rules"},
    # Above the domains: the one place with state.
    "office": {"kernel", "rules", "journal", "calendar", "assets", "funds", "procurement"},
}
# What lies in no module: the umbrella and the C ABI may use everything, nothing may use them.
ALL = set(MODULES)

# Third party and system headers (first part of the path): the files that may include it.
THIRD_PARTY = {
    "boost": r"src/kernel/[^/]+\.cpp|(src|include/steward)/kernel/wide\.hpp",
    "openssl": r"src/kernel/[^/]+\.cpp",
    "toml++": r"src/rules/[^/]+\.[ch]pp",
    "rapidjson": r"src/(rules|io|ocds|office)/[^/]+\.[ch]pp",
    "sqlite3.h": r"src/journal/sqlite_[^/]+\.cpp",
    "simdjson.h": r"src/ocds/process_reader\.cpp",
    # Intrinsics, beside a portable twin in the same file.
    "emmintrin.h": r"src/io/csv\.cpp",
    # The operating system.
    "iconv.h": r"src/io/[^/]+\.cpp",
    "fcntl.h": r"src/io/[^/]+\.cpp",
    "unistd.h": r"src/io/[^/]+\.cpp",
    "sys": r"src/io/[^/]+\.cpp|src/journal/memory_store\.cpp",
}
FOR_ALL = {"steward/version.hpp"}  # above the modules and open to all of them
C_HEADERS = {"stdint.h", "stddef.h", "stdbool.h", "string.h"}  # in the C ABI only; C++ writes <cstdint>

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.M)


def allowed_modules(path):
    """(own module or None, modules it may include) of a file, by its path."""
    parts = path.split("/")
    if parts[0] == "capi":
        return None, ALL
    if path == "include/steward/version.hpp":
        return "version.hpp", set()
    folders = parts[2:-1] if parts[0] == "include" else parts[1:-1]
    if not folders:
        return None, ALL  # the umbrella
    module = folders[0]
    if module not in MODULES:
        return module, None
    return module, MODULES[module] | {module}


def check(root):
    problems = []
    files = [f for folder in ("include/steward", "src", "capi") for f in sorted((root / folder).rglob("*"))
             if f.suffix in (".hpp", ".h", ".cpp", ".c")]
    for file in files:
        path = file.relative_to(root).as_posix()
        module, allowed = allowed_modules(path)
        if allowed is None:
            problems.append(f"{path}: the module {module} is not in the table of tests/arch/check_includes.py")
            continue
        text = file.read_text(encoding="utf-8")
        for match in INCLUDE.finditer(text):
            quote, target = match.groups()
            where = f"{path}:{text.count(chr(10), 0, match.start(2)) + 1}"
            first = target.split("/")[0]
            if first == "steward":
                rest = target.split("/")[1:]
                if len(rest) == 1:
                    if module is not None and target not in FOR_ALL:
                        problems.append(f"{where}: {module} includes the umbrella {target}")
                elif rest[0] not in MODULES:
                    problems.append(f"{where}: {target} is of no module in the table")
                elif rest[0] not in allowed:
                    problems.append(f"{where}: {module} may not include {rest[0]}")
                if rest and not (root / "include" / target).is_file():
                    problems.append(f"{where}: {target} does not exist in include")
            elif first in THIRD_PARTY:
                if not re.fullmatch(THIRD_PARTY[first], path):
                    problems.append(f"{where}: <{target}> is not allowed here")
            elif target == "steward.h" or "capi" in target.split("/"):
                if not path.startswith("capi/"):
                    problems.append(f"{where}: nothing includes the C ABI")
            elif quote == '"':
                if ".." in target.split("/"):
                    problems.append(f"{where}: an include that climbs out of its folder")
                elif not (file.parent / target).is_file():
                    problems.append(f'{where}: "{target}" is not beside the file')
            elif target in C_HEADERS:
                if not path.startswith("capi/"):
                    problems.append(f"{where}: <{target}> outside capi")
            elif not re.fullmatch(r"[a-z_0-9]+", target):
                problems.append(f"{where}: <{target}> is not known to the table")
    return files, problems


def self_test():
    """Each planted line must be found, each sound one must not."""
    sound = {
        "include/steward/kernel/money.hpp": '#include <cstdint>\n',
        "include/steward/kernel/wide.hpp": '#include <boost/multiprecision/cpp_int.hpp>\n',
        "include/steward/funds/travel.hpp": '#include "steward/kernel/money.hpp"\n',
        "include/steward/assets/card.hpp": '#include "steward/kernel/money.hpp"\n',
        "include/steward/version.hpp": '#include <string_view>\n',
        "src/rules/version.cpp": '#include "steward/version.hpp"\n',
        "include/steward/steward.hpp": '#include "steward/funds/travel.hpp"\n',
        "src/kernel/date.cpp": '#include <boost/date_time/gregorian/gregorian.hpp>\n#include <openssl/evp.h>\n',
        "src/rules/loader.cpp": '#include <toml++/toml.h>\n#include "detail.hpp"\n',
        "src/rules/detail.hpp": '#include <string>\n',
        "src/steward.cpp": '#include "steward/steward.hpp"\n',
        "capi/steward.h": '#include <stdint.h>\n',
        "capi/op.cpp": '#include "steward.h"\n#include "steward/funds/travel.hpp"\n',
    }
    planted = {
        "include/steward/kernel/a.hpp": '#include "steward/rules/b.hpp"\n',
        "src/funds/a.cpp": '#include "steward/assets/card.hpp"\n',
        "src/rules/a.cpp": '#include <boost/multiprecision/cpp_int.hpp>\n',
        "include/steward/kernel/b.hpp": '#include <boost/date_time.hpp>\n',
        "include/steward/rules/c.hpp": '#include <toml++/toml.h>\n',
        "include/steward/io/json.hpp": '# include <rapidjson/writer.h>\n',
        "src/rules/digest.cpp": '#include <openssl/evp.h>\n',
        "src/journal/memory_store.cpp": '#include <sqlite3.h>\n',
        "src/journal/a.cpp": '#include "steward/rules/rulebook.hpp"\n',
        "src/energy/a.cpp": '#include "steward.h"\n',
        "src/energy/b.cpp": '#include "../funds/detail.hpp"\n',
        "src/energy/c.cpp": '#include "steward/steward.hpp"\n',
        "src/energy/d.cpp": '#include <unknown/thing.h>\n',
        "include/steward/version.hpp": '#include "steward/kernel/money.hpp"\n',
        "include/steward/kernel/c.hpp": '#include <unistd.h>\n',
        "src/unlisted/a.cpp": '\n',
    }

    def run(tree):
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            for name, text in tree.items():
                (root / name).parent.mkdir(parents=True, exist_ok=True)
                (root / name).write_text(text)
            return check(root)[1]

    wrong = [f"sound, yet reported: {p}" for p in run(sound)]
    for name, text in planted.items():
        if not any(p.startswith(name) for p in run(sound | {name: text})):
            wrong.append(f"not found: {name}: {text.strip()}")
    for line in wrong:
        print(line)
    print(f"tests: {len(planted) + 1 - len(wrong)} passed, {len(wrong)} failed")
    return 1 if wrong else 0


if __name__ == "__main__":
    if "--self-test" in sys.argv:
        sys.exit(self_test())
    checked, found = check(pathlib.Path(__file__).resolve().parents[2])
    for line in found:
        print(line)
    print(f"{len(checked)} files, {len(found)} problems")
    sys.exit(1 if found else 0)
