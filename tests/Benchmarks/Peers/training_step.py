"""The same training step in PyTorch: ResNet-20 with option A, SGD with Nesterov momentum, 128 ready images of 3x32x32.

usage: training_step.py plain | levers      (levers: bfloat16 autocast and channels-last; the allocator by environment)
Says one line when ready, then answers each number N on standard input with the milliseconds of one of N steps.
"""
import os, sys, time
import torch, torch.nn as nn, torch.nn.functional as F

levers = sys.argv[1] == "levers"
torch.set_num_threads(os.cpu_count())
torch.manual_seed(1)


class Block(nn.Module):
    def __init__(self, inputs, filters):
        super().__init__()
        self.grown = filters - inputs
        self.conv1 = nn.Conv2d(inputs, filters, 3, 2 if self.grown else 1, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(filters)
        self.conv2 = nn.Conv2d(filters, filters, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(filters)

    def forward(self, x):
        y = self.bn2(self.conv2(F.relu(self.bn1(self.conv1(x)), inplace=True)))
        s = F.pad(x[:, :, ::2, ::2], (0, 0, 0, 0, self.grown // 2, self.grown - self.grown // 2)) if self.grown else x
        return F.relu(y.add_(s), inplace=True)


class ResNet(nn.Module):
    def __init__(self, n=3):
        super().__init__()
        self.conv1, self.bn1 = nn.Conv2d(3, 16, 3, 1, 1, bias=False), nn.BatchNorm2d(16)
        blocks, inputs = [], 16
        for filters in (16, 32, 64):
            for _ in range(n):
                blocks.append(Block(inputs, filters))
                inputs = filters
        self.layers, self.fc = nn.Sequential(*blocks), nn.Linear(64, 10)

    def forward(self, x):
        return self.fc(self.layers(F.relu(self.bn1(self.conv1(x)), inplace=True)).mean((2, 3)))


model, images, labels = ResNet().train(), torch.randn(128, 3, 32, 32), torch.randint(10, (128,))
if levers:
    model, images = model.to(memory_format=torch.channels_last), images.to(memory_format=torch.channels_last)
optimizer = torch.optim.SGD(model.parameters(), 0.1, momentum=0.9, weight_decay=5e-4, nesterov=True)


def step():
    optimizer.zero_grad()
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=levers):
        logits = model(images)
    loss = F.cross_entropy(logits.float(), labels, label_smoothing=0.1 if levers else 0.0)
    loss.backward()
    optimizer.step()
    return loss.item()


print(f"PyTorch {torch.__version__}, {torch.get_num_threads()} threads, " + ("bfloat16 autocast, channels-last, memory kept" if levers else "float32") + ", a ready batch", flush=True)
for line in sys.stdin:
    n = int(line)
    start = time.perf_counter()
    for _ in range(n):
        step()
    print((time.perf_counter() - start) * 1000 / n, flush=True)
