"""Answering aloud: keys, microphone, listener and recording, joined for the stage."""
