"""Finds nearest neighbours with scikit-learn, exactly and in double precision.

usage: neighbors.py FILE ROWS WIDTH K euclidean|cosine TARGET
FILE holds float32 numbers, first ROWS vectors of WIDTH numbers, then the queries. TARGET takes the distances as float64, then the
indices as int64.
"""
import sys
import numpy
from sklearn.neighbors import NearestNeighbors

path, rows, width, k, metric, target = sys.argv[1:]
numbers = numpy.fromfile(path, numpy.float32).reshape(-1, int(width)).astype(numpy.float64)
index = NearestNeighbors(n_neighbors=int(k), metric=metric, algorithm="brute").fit(numbers[:int(rows)])
distances, indices = index.kneighbors(numbers[int(rows):])
with open(target, "wb") as file:
    file.write(distances.astype(numpy.float64).tobytes())
    file.write(indices.astype(numpy.int64).tobytes())
