"""How alike projects, platforms and kansen are, of the whole graph at once."""

import numpy  # noqa: F401  (what is limited must be loaded)
from threadpoolctl import threadpool_limits

threadpool_limits(1, user_api="blas")
"""Matrices are small here: the threads of the linear algebra wait for each other longer than they work (four
times the processor time on a busy machine), while other questions wait for a core."""
