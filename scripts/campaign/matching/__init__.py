"""Deferred acceptance (Gale & Shapley 1962), its proof, ties, leftovers, and the reasons: pure.

Standard library only. `stability` shares no code with `deferred_acceptance`.
"""
