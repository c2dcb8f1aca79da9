"""`python -m dxanalysis.cli`."""

from dxanalysis.cli import main

main()
