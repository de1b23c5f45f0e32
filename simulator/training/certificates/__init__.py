"""Proof of a completion: a page to print, and a credential to verify offline. Signing is here only."""
