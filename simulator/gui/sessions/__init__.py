"""Sessions on screen: the trainer's console, the room's window, and what the group does together."""
