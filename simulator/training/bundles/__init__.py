"""Bundles: files in which computers without a server hand over submitted attempts."""
