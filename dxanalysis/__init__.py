"""dxanalysis."""
