"""Rapport: a role-play simulator for customer service."""
