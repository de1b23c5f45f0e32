"""The behaviour catalogue: what people can be heard to do, as data, one file a language."""
