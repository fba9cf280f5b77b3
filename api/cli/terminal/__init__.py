"""Answers as tables for people at a terminal."""
