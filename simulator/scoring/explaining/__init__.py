"""Why a condition held or did not: an account beside every finding, for whoever doubts a score."""
