"""The prototypes of the package against the header, and what loading refuses."""
import ctypes
import os
import pathlib
import pickle
import re
import subprocess
import sys
import unittest

from steward import _abi, errors

ROOT = pathlib.Path(__file__).resolve().parents[2]
HEADER = (ROOT / "capi" / "steward.h").read_text(encoding="utf-8")
CODE = re.sub(r"/\*.*?\*/", " ", HEADER, flags=re.S)

SCALARS = {"int32_t": ctypes.c_int32, "int64_t": ctypes.c_int64, "uint8_t": ctypes.c_uint8, "size_t": ctypes.c_size_t,
           "uint32_t": ctypes.c_uint32}
HANDLES = {"stw_rulebook": _abi.RulebookHandle, "stw_op": _abi.OpHandle, "stw_office": _abi.OfficeHandle,
           "stw_error": _abi.ErrorStruct}


def ctypes_of(declaration):
    """The ctypes type of a C declaration such as 'const int64_t *data'."""
    text = re.sub(r"\w+\s*$", "", declaration) if not declaration.rstrip().endswith("*") else declaration
    text = text.strip() or declaration
    stars = text.count("*")
    base = re.sub(r"\bconst\b|\*", " ", text).split()[0]
    if base == "char":
        # const char * is text that is read; char * is memory that is written.
        kind = ctypes.c_char_p if "const" in text else ctypes.POINTER(ctypes.c_char)
        stars -= 1
    elif base == "void" and not stars:
        return None
    else:
        kind = {**SCALARS, **HANDLES}[base]
    for _ in range(stars):
        kind = ctypes.POINTER(kind)
    return kind


def declarations():
    for result, name, arguments in re.findall(r"STW_API\s+([\w\s*]+?)(\bstw_\w+)\s*\(([^)]*)\)\s*;", CODE):
        listed = [] if arguments.strip() == "void" else [part.strip() for part in arguments.split(",")]
        yield name, result.strip(), listed


class Prototypes(unittest.TestCase):
    def test_every_function_of_the_header_is_declared(self):
        names = {name for name, _, _ in declarations()}
        self.assertGreater(len(names), 25)
        self.assertEqual(names, set(_abi.PROTOTYPES))
        self.assertEqual(names, set(re.findall(r"\bstw_\w+(?=\s*\()", CODE)) - {"stw_error_init()"})

    def test_types(self):
        for name, result, arguments in declarations():
            with self.subTest(name):
                restype, argtypes = _abi.PROTOTYPES[name]
                self.assertIs(restype, ctypes_of(result + " x") if result != "void" else None)
                self.assertEqual(len(argtypes), len(arguments))
                for argument, argtype in zip(arguments, argtypes):
                    self.assertIsNotNone(argtype)
                    self.assertIs(argtype, ctypes_of(argument), argument)

    def test_error_struct(self):
        body = re.search(r"typedef struct stw_error \{(.*?)\}", CODE, flags=re.S).group(1)
        fields = re.findall(r"(\w+)\s+(\w+)(?:\[(\d+)\])?;", body)
        self.assertEqual([name for _, name, _ in fields], [name for name, _ in _abi.ErrorStruct._fields_])
        offset = 0
        for kind, name, count in fields:
            field = getattr(_abi.ErrorStruct, name)
            size = int(count) if count else ctypes.sizeof(SCALARS[kind])
            self.assertEqual((field.offset, field.size), (offset, size), name)
            offset += size
        self.assertEqual(ctypes.sizeof(_abi.ErrorStruct), offset)

    def test_abi_major(self):
        self.assertEqual(int(re.search(r"STW_ABI_MAJOR (\d+)", HEADER).group(1)), _abi.ABI_MAJOR)

    def test_status_codes(self):
        found = {}
        for name, value in re.findall(r"#define STW_(OK|E_\w+)\s+(\([^)]*\)|\d+)", HEADER):
            short = "ok" if name == "OK" else name[2:].lower()
            found[short] = eval(value)  # arithmetic of the header
        self.assertGreater(len(found), 30)
        for name, value in found.items():
            self.assertEqual(errors.STATUS[name], value, name)
        # The rest are the bare categories.
        self.assertEqual({v for n, v in errors.STATUS.items() if n not in found}, {2, 3, 4, 5, 6, 7})


class Errors(unittest.TestCase):
    def test_classes_by_category(self):
        expected = {"argument": errors.ArgumentError, "unknown_column": errors.UnknownNameError,
                    "wrong_type": errors.BindingError, "bad_date": errors.DataError, "pack_content": errors.PackError,
                    "stale": errors.StateError, "file_not_found": errors.FileError,
                    "out_of_memory": errors.MemoryError_, "internal": errors.InternalError}
        for name, kind in expected.items():
            problem = errors.error(name, "what and why", row=3, column="c")
            self.assertIs(type(problem), kind)
            self.assertEqual((problem.name, problem.status, problem.row, problem.column, problem.message, str(problem)),
                             (name, errors.STATUS[name], 3, "c", "what and why", "what and why"))
        self.assertTrue(issubclass(errors.UnknownNameError, LookupError))
        self.assertTrue(issubclass(errors.DataError, ValueError))
        self.assertTrue(issubclass(errors.FileError, OSError))
        self.assertTrue(issubclass(errors.MemoryError_, MemoryError))

    def test_pickle(self):
        for name in ("bad_date", "file_read", "unknown_code"):
            again = pickle.loads(pickle.dumps(errors.error(name, "m", row=1, column="c")))
            self.assertEqual((type(again), again.name, again.row, again.column, str(again)),
                             (type(errors.error(name, "m")), name, 1, "c", "m"))

    def test_unknown_status(self):
        self.assertIsInstance(errors.make_error(0x1234, "m"), errors.StewardError)


class Loading(unittest.TestCase):
    def run_python(self, code, **environment):
        clean = {k: v for k, v in os.environ.items() if k not in ("STEWARD_LIBRARY", "LD_LIBRARY_PATH")}
        clean.update(environment, PYTHONPATH=str(ROOT / "capi" / "python"), PYTHONDONTWRITEBYTECODE="1")
        return subprocess.run([sys.executable, "-c", code], env=clean, capture_output=True, text=True)

    def test_import_needs_no_library(self):
        done = self.run_python("import steward; print(len(steward.__all__))", STEWARD_LIBRARY="nowhere/x.so")
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_missing_library(self):
        code = ("import steward\ntry:\n    steward.load()\n"
                "except steward.FileError as problem:\n    print(problem.name, problem)")
        done = self.run_python(code, STEWARD_LIBRARY="nowhere/x.so")
        self.assertIn("file_not_found", done.stdout)
        self.assertIn("nowhere/x.so", done.stdout)
        self.assertIn("STEWARD_LIBRARY", done.stdout)

    def test_another_library(self):
        code = ("import steward\ntry:\n    steward.load('libc.so.6')\n"
                "except steward.FileError as problem:\n    print(problem)")
        self.assertIn("stw_abi_major", self.run_python(code).stdout)

    def test_names_with_nul(self):
        with self.assertRaises(errors.ArgumentError):
            _abi.encode("a\0b", "column")
        with self.assertRaises(errors.ArgumentError):
            _abi.encode(7, "column")
        with self.assertRaises(errors.ArgumentError):
            _abi.encode("\ud800", "column")


if __name__ == "__main__":
    unittest.main()
