"""Benchmarks: ours beside a bare twin and the plain way, in alternating rounds of one run."""
