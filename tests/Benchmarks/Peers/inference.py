"""Inference in PyTorch, with torchvision's networks and BVLC's GoogLeNet.

usage: inference.py alexnet | googlenet-bn | googlenet BATCH plain | levers      (googlenet: its pool5 features, as in BVLC's deploy.prototxt)
levers: batch norm folded, channels-last, and bfloat16 where the processor computes in it; the allocator by environment.
Says one line when ready, then answers each number N on standard input with the milliseconds of one of N batches.
"""
import os, sys, time, warnings
import torch, torch.nn as nn, torch.nn.functional as F
import torchvision.models as zoo
from torch.fx.experimental.optimization import fuse

warnings.filterwarnings("ignore")
name, batch, levers = sys.argv[1], int(sys.argv[2]), sys.argv[3] == "levers"
torch.set_num_threads(os.cpu_count())
torch.manual_seed(1)


class Inception(nn.Module):
    def __init__(self, c, one, r3, three, r5, five, proj):
        super().__init__()
        self.ways = nn.ModuleList([
            nn.Sequential(nn.Conv2d(c, one, 1), nn.ReLU(True)),
            nn.Sequential(nn.Conv2d(c, r3, 1), nn.ReLU(True), nn.Conv2d(r3, three, 3, padding=1), nn.ReLU(True)),
            nn.Sequential(nn.Conv2d(c, r5, 1), nn.ReLU(True), nn.Conv2d(r5, five, 5, padding=2), nn.ReLU(True)),
            nn.Sequential(nn.MaxPool2d(3, 1, 1), nn.Conv2d(c, proj, 1), nn.ReLU(True))])

    def forward(self, x):
        return torch.cat([way(x) for way in self.ways], 1)


class ResponseNorm(nn.LocalResponseNorm):
    """PyTorch 1.13 has no bfloat16 for this one."""
    def forward(self, x):
        return super().forward(x.float()).to(x.dtype)


def bvlc():
    pool = lambda: nn.MaxPool2d(3, 2, ceil_mode=True)
    lrn = lambda: ResponseNorm(5)
    return nn.Sequential(
        nn.Conv2d(3, 64, 7, 2, 3), nn.ReLU(True), pool(), lrn(), nn.Conv2d(64, 64, 1), nn.ReLU(True), nn.Conv2d(64, 192, 3, padding=1), nn.ReLU(True), lrn(), pool(),
        Inception(192, 64, 96, 128, 16, 32, 32), Inception(256, 128, 128, 192, 32, 96, 64), pool(),
        Inception(480, 192, 96, 208, 16, 48, 64), Inception(512, 160, 112, 224, 24, 64, 64), Inception(512, 128, 128, 256, 24, 64, 64),
        Inception(512, 112, 144, 288, 32, 64, 64), Inception(528, 256, 160, 320, 32, 128, 128), pool(),
        Inception(832, 256, 160, 320, 32, 128, 128), Inception(832, 384, 192, 384, 48, 128, 128), nn.AdaptiveAvgPool2d(1), nn.Flatten())


network = {"alexnet": lambda: zoo.alexnet(), "googlenet-bn": lambda: zoo.googlenet(aux_logits=False, init_weights=False), "googlenet": bvlc}[name]().eval()
images = torch.randn(batch, 3, 224, 224)
flags = next((line for line in open("/proc/cpuinfo") if line.startswith("flags")), "") if os.path.exists("/proc/cpuinfo") else ""
bfloat16 = levers and ("avx512_bf16" in flags or "amx_bf16" in flags)
if levers:
    if name == "googlenet-bn":
        network = fuse(network)
    network, images = network.to(memory_format=torch.channels_last), images.to(memory_format=torch.channels_last)
    if bfloat16:
        network = network.bfloat16()


def unit():
    with torch.inference_mode():
        return network(images.bfloat16() if bfloat16 else images).float()


unit()
said = (("bfloat16, " if bfloat16 else "float32, ") + "channels-last, memory kept") if levers else "float32"
print(f"PyTorch {torch.__version__}, {torch.get_num_threads()} threads, {said}, BLAS {os.environ.get('LD_LIBRARY_PATH', 'as Debian has it')}", flush=True)
for line in sys.stdin:
    n = int(line)
    start = time.perf_counter()
    for _ in range(n):
        unit()
    print((time.perf_counter() - start) * 1000 / n, flush=True)
