"""`python -m dxanalysis …`: the same as the command."""

from dxanalysis.cli import main

main()
