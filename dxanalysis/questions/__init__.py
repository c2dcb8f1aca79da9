"""What to ask a department about its plans: rules, applied to indicators, issues and years."""
