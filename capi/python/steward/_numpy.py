"""numpy when it is there. ``STEWARD_NO_NUMPY=1`` makes the package behave as if it were not."""

from __future__ import annotations

import os
from typing import Any

np: Any = None
if os.environ.get("STEWARD_NO_NUMPY") != "1":
    try:
        import numpy as _numpy

        np = _numpy
    except ImportError:
        pass
