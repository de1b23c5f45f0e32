"""Loudspeaker and microphone: the devices of this computer, through Qt."""
