"""Kinds of cells that must come out of a warm process as out of a kernel of their own.

After nbclient's own test notebooks (clear output, update-display-id, skip exceptions, tags, stdin,
history, interrupt, unicode, SVG, images) and what analysts' notebooks do. A kind is one or more
cells; a cell is its source and its tags.
"""

from __future__ import annotations

Cell = tuple[str, tuple[str, ...]]
DISPLAY = "from IPython.display import HTML, SVG, Image, JSON, Latex, Markdown, Pretty, clear_output, display, update_display\n"


def cell(source: str, *tags: str) -> Cell:
    return source, tags


KINDS: dict[str, list[Cell]] = {
    "prints": [cell("import sys\nprint('a')\nprint('b', file=sys.stderr)\nprint('c')")],
    "prints without an end": [cell("print('a', end='')\nprint('b', end='', flush=True)")],
    "nothing": [cell("x = 1"), cell("x = 1;"), cell("None")],
    "a value": [cell("1 + 1"), cell("'文字'"), cell("[1, 2]")],
    "last value": [cell("40 + 2"), cell("_ + 1"), cell("__")],
    "unicode": [cell("print('令和8年度 ☃ 𠮷 é')\n'☃'")],
    "html": [cell(DISPLAY + "display(HTML('<p>x</p>'))\nHTML('<b>y</b>')")],
    "several kinds": [cell(DISPLAY + "display(Markdown('**m**'), Latex('$x$'), JSON({'a': 1}), Pretty('p'))")],
    "svg": [cell(DISPLAY + "SVG('<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\"/>')")],
    "image": [cell(DISPLAY + "import base64\nImage(base64.b64decode('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='), alt='点')")],
    "own representation": [cell("class R:\n    def _repr_html_(self): return '<i>r</i>'\n    def __repr__(self): return 'r'\nR()")],
    "mime bundle": [cell("class B:\n    def _repr_mimebundle_(self, include=None, exclude=None):\n        return {'text/plain': 'b', 'text/html': '<p>b</p>'}, {'text/html': {'k': 1}}\nB()")],
    "pandas": [cell("import pandas as pd\npd.DataFrame({'年度': [1, 2], '額': [None, 3.5]})")],
    "matplotlib inline": [cell("import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.gcf().set_size_inches(1, 1)\nNone")],
    "figure closed": [cell("import matplotlib.pyplot as plt\nfig, ax = plt.subplots(figsize=(1, 1))\nplt.close(fig)\nprint(plt.get_fignums())")],
    "clear at once": [cell(DISPLAY + "print('old')\nclear_output()\nprint('new')")],
    "clear with wait": [cell(DISPLAY + "print('old')\nclear_output(wait=True)\nprint('new')")],
    "clear with nothing after": [cell(DISPLAY + "print('old')\nclear_output(wait=True)")],
    "update a handle": [cell("h1 = display(1, display_id=True)\nh1.update(2)")],
    "update from a later cell": [cell("h2 = display('before', display_id=True)"), cell("h2.update('after')"), cell("h2.update('last')\n'end'")],
    "update by id": [cell(DISPLAY + "display('a', display_id='one')\ndisplay('b', display_id='one')"), cell(DISPLAY + "update_display('c', display_id='one')"), cell(DISPLAY + "display('d', display_id='one')")],
    "update after clear": [cell(DISPLAY + "display('a', display_id='two')\nclear_output()\nprint('gone')"), cell(DISPLAY + "update_display('b', display_id='two')")],
    "clear then display again": [cell(DISPLAY + "display('a', display_id='three')\nclear_output(wait=True)\ndisplay('b', display_id='three')"), cell(DISPLAY + "update_display('c', display_id='three')")],
    "raises and goes on": [cell("1 / 0", "raises-exception"), cell("print('on')")],
    "raises in the middle": [cell("print('before')\nraise ValueError('値')\nprint('never')", "raises-exception")],
    "does not raise though it may": [cell("print('well')", "raises-exception")],
    "syntax error that may be": [cell("x ==== 1", "raises-exception")],
    "chained exceptions": [cell("try:\n    {}['k']\nexcept KeyError as e:\n    raise RuntimeError('r') from e", "raises-exception")],
    "skipped": [cell("raise SystemError('never run')", "skip-execution"), cell("print('ran')")],
    "input": [cell("input('名前は')", "raises-exception"), cell("import getpass\ngetpass.getpass()", "raises-exception")],
    "program that reads": [cell("import subprocess\nprint(subprocess.run(['cat'], capture_output=True).stdout)")],
    "shell line": [cell("!echo shell"), cell("y = !echo caught\ny")],
    "magics": [cell("%time 3"), cell("%%capture c\nprint('held')"), cell("c.stdout"), cell("%precision 3\n1/3")],
    "cell magic of a shell": [cell("%%bash\necho bash\necho err >&2")],
    "await": [cell("import asyncio\nawait asyncio.sleep(0)\n'awaited'")],
    "interrupt": [cell("print('before')\nraise KeyboardInterrupt", "raises-exception"), cell("print('still here')")],
    "warning": [cell("import warnings\nwarnings.warn('気を付けて')")],
    "logging": [cell("import logging\nlogging.getLogger('k').warning('w')")],
    "history": [cell("len(In) > 1 and type(In[0]).__name__"), cell("%history -l 1")],
    "history file": [cell("get_ipython().history_manager.hist_file")],
    "help": [cell("len?")],
    "traceback in a function": [cell("def f(n):\n    return 1 / n\nf(0)", "raises-exception")],
    "names": [cell("__name__, type(get_ipython()).__mro__[1].__name__ != ''"), cell("def g(): return 7\ng.__module__")],
    "class in main": [cell("import pickle\nclass P: pass\npickle.loads(pickle.dumps(P())).__class__.__name__")],
    "rcParams": [cell("import matplotlib as mpl\nmpl.rcParams['font.family'], mpl.rcParams['text.parse_math'], mpl.get_backend()")],
    "japanese of one's own": [cell("import matplotlib_fontja, matplotlib as mpl\nmpl.rcParams['font.family']"), cell("import matplotlib.pyplot as plt\nfig, ax = plt.subplots(figsize=(1, 1))\nax.set_title('決算')\nNone"), cell("mpl.rcdefaults()")],
    "environment": [cell("import os\nsorted(k for k in os.environ if k in ('TERM', 'PAGER', 'CLICOLOR', 'MPLBACKEND', 'GIT_PAGER'))")],
    "much": [cell("for n in range(3000): print(n)")],
    "long line": [cell("print('x' * 100000)")],
    "carriage return": [cell("print('10%\\r20%\\r30%')")],
    "no cell at all": [cell(""), cell("# nothing but words")],
}  # fmt: skip

HEARD: dict[str, tuple[str, list[tuple[str, str]]]] = {
    "program": ("import subprocess\nsubprocess.run(['printf', 'out'])\nNone", [("stdout", "out")]),
    "program's errors": ("subprocess.run('echo err >&2', shell=True, check=True)\nNone", [("stderr", "err\n")]),
    "program of both": ("subprocess.run('echo out; echo err >&2', shell=True)\nNone", [("stderr", "err\n"), ("stdout", "out\n")]),
    "os.write": ("import os\nos.write(1, 'バイト'.encode())\nNone", [("stdout", "バイト")]),
    "os.write of errors": ("os.write(2, b'e')\nNone", [("stderr", "e")]),
    "print then os.write": ("print('p', flush=True)\nos.write(1, b'w\\n')\nNone", [("stdout", "p\nw\n")]),
    "half a character": ("os.write(1, 'é'.encode()[:1])\nos.write(1, 'é'.encode()[1:])\nNone", [("stdout", "é")]),
    "much of a program": ("subprocess.run(['seq', '20000'])\nNone", [("stdout", "".join(f"{n}\n" for n in range(1, 20001)))]),
    "then a print": ("print('q')", [("stdout", "q\n")]),
}  # fmt: skip
"""What goes past Python to the descriptors. A kernel of its own hears it in its own time, and may
give it to the next cell or to none; so what is to be heard is said here."""

FAILING: dict[str, list[Cell]] = {
    "an error": [cell("print('a')"), cell("1 / 0"), cell("print('never')")],
    "a syntax error": [cell("x ==== 1"), cell("print('never')")],
    "input refused": [cell("name = input()"), cell("print('never')")],
    "an interrupt": [cell("raise KeyboardInterrupt"), cell("print('never')")],
}

COLD: dict[str, list[Cell]] = {
    "signals": [cell("import signal\nprint(signal.getsignal(signal.SIGALRM))")],
    "processes": [cell("import multiprocessing as m\nprint(m.current_process().name)")],
    "threads": [cell("import threading\nprint(threading.active_count() > 0)")],
    "argv": [cell("import sys\nprint(len(sys.argv) > 0)")],
    "the kernel": [cell("print(get_ipython().kernel is not None)")],
    "a closed descriptor": [
        cell("import os\nos.close(os.open(os.devnull, os.O_RDONLY))\nprint('closed')")
    ],
    "at the end": [cell("import atexit\nprint(atexit.register(int) is int)")],
    "an exit that is not reached": [cell("if False:\n    exit()\nprint('stays')")],
    "a loop of its own": [cell("import asyncio\nprint(asyncio.Runner.__name__)")],
    "a task of its own": [
        cell("import asyncio\nasync def f(): return 3\nprint(await asyncio.ensure_future(f()))")
    ],
}
"""Kinds that cannot be equal, and are therefore run in a kernel of their own without asking."""
