"""Who bridges provinces? ("Wie verbindt provincies?")"""
