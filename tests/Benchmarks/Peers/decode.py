"""Decodes the JPEG files of a folder with Pillow and makes each 224x224.

usage: decode.py FOLDER plain | draft | bicubic     (draft: libjpeg may decode at a fraction of the size, still twice the target)
Says one line when ready, then answers each number N on standard input with the milliseconds of one of N passes.
"""
import os, sys, time
import PIL
from PIL import Image

folder, kind = sys.argv[1:]
files = [os.path.join(folder, name) for name in sorted(os.listdir(folder))]
kernel = Image.Resampling.BICUBIC if kind == "bicubic" else Image.Resampling.BILINEAR


def unit():
    for path in files:
        with Image.open(path) as image:
            if kind == "draft":
                image.draft("RGB", (448, 448))
            image.convert("RGB").resize((224, 224), kernel)


print(f"Pillow {PIL.__version__}, one thread", flush=True)
for line in sys.stdin:
    units = int(line)
    start = time.perf_counter()
    for _ in range(units):
        unit()
    print((time.perf_counter() - start) * 1000 / units, flush=True)
