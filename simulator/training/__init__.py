"""The things people come to do."""
