"""How complete are the cards? ("Bronnen en kwaliteit")"""
