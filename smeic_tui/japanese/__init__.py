"""japanese"""
