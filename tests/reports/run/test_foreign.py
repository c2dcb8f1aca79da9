"""The inner parts of other packages that a quick start leans on are still there.

A failure here breaks no report: it says which name of `foreign` is no more of use, and may go.
"""

import subprocess
import sys
from importlib.util import find_spec

import pytest
from ipykernel.inprocess.ipkernel import InProcessKernel

from dxanalysis.reports.run import foreign


@pytest.mark.parametrize("name", foreign.IMPORTED_LATE)
def test_what_is_imported_late_is_still_there(name):
    assert find_spec(name) is not None


def test_the_grammar_is_still_what_jsonschema_would_compile():
    code = f"import sys, jsonschema; print({foreign.ADDRESS_GRAMMAR!r} in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "True"


def test_quick_imports_leave_nothing_behind():
    code = (
        "import os, sys\n"
        "from dxanalysis.reports.run.foreign import *\n"
        "from dxanalysis.reports.run import foreign as f\n"
        "with f.quick_imports():\n"
        "    import nbformat.v4, ipykernel.debugger\n"
        "print(f.ADDRESS_GRAMMAR in sys.modules, f.DEBUGGER_SILENT in os.environ)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert (done.stdout.strip(), done.stderr) == ("False False", "")


def test_what_is_no_more_is_left_out(monkeypatch):
    monkeypatch.setattr(foreign, "IMPORTED_LATE", ("json", "IPython.core.no_such_part"))
    foreign.import_late_modules()


def test_the_kernel_gives_its_streams_by_public_names():
    assert {"stdout", "stderr", "iopub_thread"} <= set(InProcessKernel.class_trait_names())
