"""Starts Rapport: the desktop app, or a command (``python main.py --help``)."""

import sys

from simulator.app import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
