"""No binary floating point where money and law are decided: it rounds ties wrongly.

    check_floats.py [--self-test]
"""
import pathlib
import re
import sys

MODULES = ("kernel", "journal", "funds", "assets", "procurement")
# Comments, string and character literals; raw strings first. A digit separator is not the start of a character.
NOT_CODE = re.compile(r'R"([^(\s]*)\(.*?\)\1"|//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|(?<![0-9A-Za-z_])\'(?:\\.|[^\'\\\n])+\'',
                      re.S)
FLOAT = re.compile(r"\b(?:double|float|float_t|double_t|stod|stof|strtod|strtof|atof)\b"
                   r"|(?<![\w.'])(?:\d[\d']*\.[\d']*|\.\d[\d']*)(?:[eE][+-]?\d+)?[fFlL]?(?![\w.])")


def check(text):
    """Lines and words of the binary floating point in C++ code."""
    code = NOT_CODE.sub(lambda m: "\n" * m.group().count("\n") + " ", text)
    return [(code.count("\n", 0, m.start()) + 1, m.group()) for m in FLOAT.finditer(code)]


def self_test():
    sound = ["int64_t a = 1'000'000;", "// a double rounds", "/* float\n */ int b;", 'auto s = "double 1.5";',
             "char c = '.';", 'R"x(float 0.5)x"', "int doubled = f(a...);", "std::pair p{1, 2}; p.first;"]
    planted = ["double x;", "long double x;", "auto x = 0.5;", "auto x = .5;", "auto x = 1.;", "auto x = 1'000.5;",
               "static_cast<float>(y)", "std::stod(s)", 'g("a // b", 2.5);', "char c = '\"'; float f; char d = '\"';"]
    wrong = [f"sound, yet reported: {s}" for s in sound if check(s)]
    wrong += [f"not found: {p}" for p in planted if not check(p)]
    for line in wrong:
        print(line)
    print(f"tests: {len(sound) + len(planted) - len(wrong)} passed, {len(wrong)} failed")
    return 1 if wrong else 0


if __name__ == "__main__":
    if "--self-test" in sys.argv:
        sys.exit(self_test())
    root = pathlib.Path(__file__).resolve().parents[2]
    files = [f for m in MODULES for base in ("include/steward", "src") for f in sorted((root / base / m).rglob("*.[ch]pp"))]
    found = [(f.relative_to(root), line, word) for f in files for line, word in check(f.read_text(encoding="utf-8"))]
    for file, line, word in found:
        print(f"{file}:{line}: {word}")
    print(f"{len(files)} files, {len(found)} problems")
    sys.exit(1 if found else 0)
