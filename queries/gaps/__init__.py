"""Where do focus and activity not fit? ("Waar zitten de witte vlekken?")"""
