"""Where is the wheel invented twice? ("Waar wordt het wiel opnieuw uitgevonden?")"""
