"""The second front end, without Qt: it keeps the core honest."""
