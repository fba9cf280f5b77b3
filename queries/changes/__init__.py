"""What is new? ("Wat is er nieuw in Drenthe?")"""
