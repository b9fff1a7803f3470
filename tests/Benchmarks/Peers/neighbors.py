"""Finds the nearest neighbours of some vectors of a file of float32 numbers: first the collection, then the queries.

usage: neighbors.py ball_tree | brute | faiss FILE ROWS QUERIES WIDTH K
Says one line when ready, then answers each number N on standard input with the milliseconds of one of N passes.
"""
import os, sys, time
import numpy

kind, path, *sizes = sys.argv[1:]
rows, queries, width, k = map(int, sizes)
numbers = numpy.fromfile(path, numpy.float32).reshape(-1, width)
collection, asked = numpy.ascontiguousarray(numbers[:rows]), numpy.ascontiguousarray(numbers[rows:rows + queries])
threads = os.cpu_count()

if kind == "faiss":
    import faiss

    faiss.omp_set_num_threads(threads)
    index = faiss.IndexFlatL2(width)
    index.add(collection)
    search, title = (lambda: index.search(asked, k)[1]), f"faiss {faiss.__version__}"
else:
    import sklearn
    from sklearn.neighbors import NearestNeighbors

    index = NearestNeighbors(n_neighbors=k, algorithm=kind, n_jobs=-1 if queries > 1 else None).fit(collection)
    search, title = (lambda: index.kneighbors(asked)[1]), f"scikit-learn {sklearn.__version__}"

print(f"{title}, {threads} threads; the first query's: {', '.join(map(str, search()[0]))}", flush=True)
for line in sys.stdin:
    units = int(line)
    start = time.perf_counter()
    for _ in range(units):
        search()
    print((time.perf_counter() - start) * 1000 / units, flush=True)
