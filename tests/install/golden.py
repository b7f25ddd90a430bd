"""The golden list of installed files, files.txt."""
import pathlib
import re

FILE = pathlib.Path(__file__).with_name("files.txt")
WILD = {"**/": "(?:.*/)?", "*": "[^/]*"}


def read(architecture):
    """{package: its patterns} with the name of the architecture's folder, or none, in place of "@"."""
    packages = {}
    for line in FILE.read_text().splitlines():
        if line.startswith("["):
            patterns = packages.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            patterns.append(line.replace("@/", f"{architecture}/" if architecture else ""))
    return packages


def fits(pattern, name):
    parts = re.split(r"(\*\*/|\*)", pattern)
    return re.fullmatch("".join(WILD.get(part, re.escape(part)) for part in parts), name) is not None


def compare(patterns, files):
    """What is wrong: files that fit no pattern, patterns that no file fits."""
    return [f"not in the list: {f}" for f in sorted(files) if not any(fits(p, f) for p in patterns)] + \
           [f"not there: {p}" for p in patterns if not any(fits(p, f) for f in files)]
