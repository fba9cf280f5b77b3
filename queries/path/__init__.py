"""How are two things connected? ("Hoe hangen CESI en Fryslân samen?")"""
