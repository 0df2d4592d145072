"""Greets the grid."""

from grid_words import GREETING


def main():
    print("%s from the grid" % GREETING)
    return 0
