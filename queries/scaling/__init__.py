"""What is ripe for scaling, and where to? ("Wat is rijp voor opschaling, en waarheen?")"""
