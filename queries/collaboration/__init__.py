"""Where can provinces work together? ("Waar kunnen wij samenwerken?")"""
