"""Text hygiene: sources are UTF-8 with LF, and no file names a path of the machine it was written on.

    check_text.py [--self-test]
"""
import pathlib
import re
import subprocess
import sys

# Spelt in parts, or this file would find itself.
MACHINE_PATH = re.compile((r"(?<![\w.\-])/" + r"(?:work|home|root)/").encode())
SOURCES = {".hpp", ".cpp", ".h", ".c", ".py", ".pyi", ".toml", ".md", ".cmake", ".txt", ".sh", ".json", ".map", ".in"}
BYTES_MATTER = ("tests/fuzz/corpus/",)


def check(name, content):
    """Problems of one file."""
    problems = []
    for match in MACHINE_PATH.finditer(content):
        line = content.count(b"\n", 0, match.start()) + 1
        problems.append(f"{name}:{line}: names a path of one machine, {match.group().decode()}")
    if pathlib.PurePosixPath(name).suffix in SOURCES and not name.startswith(BYTES_MATTER):
        try:
            content.decode("utf-8")
        except UnicodeDecodeError as error:
            problems.append(f"{name}: not UTF-8 at byte {error.start}")
        if b"\r" in content:
            problems.append(f"{name}: carriage return")
        if content.startswith(b"\xef\xbb\xbf"):
            problems.append(f"{name}: byte order mark")
        if content and not content.endswith(b"\n"):
            problems.append(f"{name}: no line end at the end")
    return problems


def files(root):
    """Everything that is or would be committed."""
    listed = subprocess.run(["git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others",
                             "--exclude-standard"], cwd=root, capture_output=True)
    if listed.returncode == 0:
        names = listed.stdout.decode().split("\0")
    else:  # an unpacked archive
        names = [f.relative_to(root).as_posix() for f in root.rglob("*")]
        names = [n for n in names if not n.startswith(("build/", ".git/")) and "__pycache__" not in n]
    return sorted({n for n in names if n and (root / n).is_file()})


def self_test():
    planted = [("a.md", ("see /" + "work/x\n").encode()), ("a.csv", ("/" + "home/me/x\n").encode()),
               ("a.cpp", b"\xb2\xc9\xb9\xba\n"), ("a.py", b"a\r\n"), ("a.toml", b"\xef\xbb\xbfa\n"), ("a.hpp", b"a")]
    sound = [("a.md", "采购 src/work/x frame/" "work/\n".encode()), ("a.csv", b"\xb2\xc9\r\n"),
             ("tests/fuzz/corpus/csv/a.txt", b"\xff\r"), ("empty.py", b"")]
    wrong = [f"sound, yet reported: {s}" for s in sound if check(*s)]
    wrong += [f"not found: {p}" for p in planted if not check(*p)]
    for line in wrong:
        print(line)
    print(f"tests: {len(sound) + len(planted) - len(wrong)} passed, {len(wrong)} failed")
    return 1 if wrong else 0


if __name__ == "__main__":
    if "--self-test" in sys.argv:
        sys.exit(self_test())
    top = pathlib.Path(__file__).resolve().parents[2]
    checked = files(top)
    found = [p for name in checked for p in check(name, (top / name).read_bytes())]
    for line in found:
        print(line)
    print(f"{len(checked)} files, {len(found)} problems")
    sys.exit(1 if found or not checked else 0)
