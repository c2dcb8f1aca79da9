"""Characters → values: width, era years, yen amounts, quantities with units."""
