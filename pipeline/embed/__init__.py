"""Embeddings of a simulated residual stream, with their controls: python -m pipeline.embed"""
