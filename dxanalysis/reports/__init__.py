"""Which report with which parameters, running its notebook, its HTML, the index, the manifest."""
