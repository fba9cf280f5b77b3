"""Two to four provinces, or projects, side by side. ("Vergelijk Utrecht met Gelderland")"""
