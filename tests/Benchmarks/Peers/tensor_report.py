"""PyTorch's own minimum, maximum, mean and standard deviation of a tensor.

usage: tensor_report.py large | batch      (10^8 float32, or 64x3x224x224)
Says one line when ready, then answers each number N on standard input with the milliseconds of one of N times.
"""
import os, sys, time
import torch

torch.set_num_threads(os.cpu_count())
torch.manual_seed(1)
tensor = torch.randn(100_000_000) if sys.argv[1] == "large" else torch.randn(64, 3, 224, 224)


def four():
    return [figure.item() for figure in (tensor.min(), tensor.max(), tensor.mean(), tensor.std())]


print(f"PyTorch {torch.__version__}, {torch.get_num_threads()} threads, {four()}", flush=True)
for line in sys.stdin:
    n = int(line)
    start = time.perf_counter()
    for _ in range(n):
        four()
    print((time.perf_counter() - start) * 1000 / n, flush=True)
