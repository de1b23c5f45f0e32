"""Customers aloud: what is said when, ready ahead of time, and how far it has been heard."""
