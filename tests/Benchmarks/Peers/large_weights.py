"""Writes the tensors of a safetensors file as PyTorch and NumPy write them, beside it: python3 large_weights.py FILE"""
import json, os, pickle, struct, sys

import numpy as np
import torch

source = sys.argv[1]
with open(source, "rb") as file:
    (length,) = struct.unpack("<Q", file.read(8))
    header = json.loads(file.read(length))
data = np.memmap(source, np.uint8, "r", 8 + length)
arrays = {}
for name, entry in header.items():
    if name != "__metadata__":
        begin, end = entry["data_offsets"]
        arrays[name] = np.array(data[begin:end]).view(np.float32).reshape(entry["shape"])

folder = os.path.dirname(source)
state = {name: torch.from_numpy(array) for name, array in arrays.items()}
torch.save(state, os.path.join(folder, "weights.pth"))
torch.save(state, os.path.join(folder, "weights.th"), _use_new_zipfile_serialization=False)
np.savez(os.path.join(folder, "weights.npz"), **arrays)
with open(os.path.join(folder, "weights.pkl"), "wb") as file:
    pickle.dump(arrays, file, 2)
