"""What PyTorch says about one image, with torchvision's networks and with weights that a rule makes from name and index.
usage: /usr/bin/python3 models.py > models.json     (Debian: python3-torchvision)

The rule gives the same weights in C# (RuleWeights.cs), so that only a few figures need to be kept. Networks that torchvision does not
have are written down here a second time, from their papers and origins, layer by layer and in another style than the library's.
"""
import json, sys
import numpy as np
import torch, torch.nn as nn, torch.nn.functional as F
import torchvision.models as zoo


def uniform(name, count):
    """count numbers of [0, 1), each a multiple of 2^-24: exact in float32. Hash of the name (FNV-1a), then a mixer of 32 bits."""
    seed = 2166136261
    for byte in name.encode():
        seed = (seed ^ byte) * 16777619 & 0xFFFFFFFF
    x = np.arange(count, dtype=np.uint32) * np.uint32(0x9E3779B9) + np.uint32(seed)
    x = (x ^ (x >> np.uint32(16))) * np.uint32(0x85EBCA6B)
    x = (x ^ (x >> np.uint32(13))) * np.uint32(0xC2B2AE35)
    x = x ^ (x >> np.uint32(16))
    return (x >> np.uint32(8)).astype(np.float32) * np.float32(2 ** -24)


def fill(network):
    norms = {name for name, module in network.named_modules() if isinstance(module, nn.BatchNorm2d)}
    for name, tensor in network.state_dict().items():
        owner, kind = name.rsplit(".", 1)
        if kind == "num_batches_tracked":
            continue
        u = uniform(name, tensor.numel())
        if tensor.dim() > 1:
            value = (u - np.float32(0.5)) * np.float32(2 * (6 / (tensor.numel() / tensor.shape[0])) ** 0.5)
        elif owner in norms and kind == "weight":
            value = np.float32(0.25) + np.float32(0.5) * u
        elif kind == "running_var":
            value = np.float32(0.5) + u
        else:
            value = (u - np.float32(0.5)) * np.float32(0.2)
        tensor.copy_(torch.from_numpy(value).view(tensor.shape))


class Alex2012(nn.Module):
    def __init__(self):
        super().__init__()
        for i, (a, b, k, g) in enumerate([(3, 96, 11, 1), (96, 256, 5, 2), (256, 384, 3, 1), (384, 384, 3, 2), (384, 256, 3, 2)], 1):
            setattr(self, f"conv{i}", nn.Conv2d(a, b, k, stride=4 if i == 1 else 1, padding=0 if i == 1 else k // 2, groups=g))
        self.fc6, self.fc7, self.fc8 = nn.Linear(9216, 4096), nn.Linear(4096, 4096), nn.Linear(4096, 1000)

    def forward(self, x):
        lrn = lambda t: t / (1 + 1e-4 / 5 * sum(F.pad(t * t, (0, 0, 0, 0, 2, 2))[:, i:i + t.shape[1]] for i in range(5))) ** 0.75
        x = F.max_pool2d(lrn(F.relu(self.conv1(x))), 3, 2, ceil_mode=True)
        x = F.max_pool2d(lrn(F.relu(self.conv2(x))), 3, 2, ceil_mode=True)
        x = F.relu(self.conv5(F.relu(self.conv4(F.relu(self.conv3(x))))))
        x = F.max_pool2d(x, 3, 2, ceil_mode=True).flatten(1)
        return self.fc8(F.relu(self.fc7(F.relu(self.fc6(x)))))


class InceptionBN(nn.Module):
    """apache/mxnet, example/image-classification/symbols/inception-bn.py: average or max pooling, filters."""
    A = {"3a": (64, 64, 64, 64, 96, "avg", 32), "3b": (64, 64, 96, 64, 96, "avg", 64),
         "4a": (224, 64, 96, 96, 128, "avg", 128), "4b": (192, 96, 128, 96, 128, "avg", 128), "4c": (160, 128, 160, 128, 160, "avg", 128),
         "4d": (96, 128, 192, 160, 192, "avg", 128), "5a": (352, 192, 320, 160, 224, "avg", 128), "5b": (352, 192, 320, 192, 224, "max", 128)}
    B = {"3c": (128, 160, 64, 96), "4e": (128, 192, 192, 256)}

    def __init__(self):
        super().__init__()
        self.layer("1", 3, 64, 7), self.layer("2_red", 64, 64, 1), self.layer("2", 64, 192, 3)
        c = 192
        for n in ("3a", "3b", "3c", "4a", "4b", "4c", "4d", "4e", "5a", "5b"):
            if n in self.A:
                one, red, three, dred, double, _, proj = self.A[n]
                self.layer(f"{n}_1x1", c, one, 1), self.layer(f"{n}_proj", c, proj, 1)
            else:
                red, three, dred, double = self.B[n]
            self.layer(f"{n}_3x3_reduce", c, red, 1), self.layer(f"{n}_3x3", red, three, 3)
            self.layer(f"{n}_double_3x3_reduce", c, dred, 1), self.layer(f"{n}_double_3x3_0", dred, double, 3), self.layer(f"{n}_double_3x3_1", double, double, 3)
            c = one + three + double + proj if n in self.A else three + double + c
        self.fc1 = nn.Linear(c, 1000)

    def layer(self, name, a, b, k):
        self.add_module(f"conv_{name}", nn.Conv2d(a, b, k, padding=k // 2))
        self.add_module(f"bn_{name}", nn.BatchNorm2d(b, eps=1e-5 + 1e-10))

    def forward(self, x):
        def run(name, x, stride=1):
            conv = getattr(self, f"conv_{name}")
            return F.relu(getattr(self, f"bn_{name}")(F.conv2d(x, conv.weight, conv.bias, stride, conv.padding)))
        x = F.max_pool2d(run("1", x, 2), 3, 2)
        x = F.max_pool2d(run("2", run("2_red", x)), 3, 2)
        for n in ("3a", "3b", "3c", "4a", "4b", "4c", "4d", "4e", "5a", "5b"):
            s = 1 if n in self.A else 2
            three = run(f"{n}_3x3", run(f"{n}_3x3_reduce", x), s)
            double = run(f"{n}_double_3x3_1", run(f"{n}_double_3x3_0", run(f"{n}_double_3x3_reduce", x)), s)
            if n in self.A:
                pool = F.avg_pool2d(x, 3, 1, 1) if self.A[n][5] == "avg" else F.max_pool2d(x, 3, 1, 1)
                x = torch.cat([run(f"{n}_1x1", x), three, double, run(f"{n}_proj", pool)], 1)
            else:
                x = torch.cat([three, double, F.max_pool2d(x, 3, 2, 1)], 1)
        return self.fc1(x.mean((2, 3)))


class Mobile1(nn.Module):
    def __init__(self):
        super().__init__()
        plan, c = [(64, 1), (128, 2), (128, 1), (256, 2), (256, 1), (512, 2)] + [(512, 1)] * 5 + [(1024, 2), (1024, 1)], 32
        self.order = [self.layer("Conv2d_0", nn.Conv2d(3, 32, 3, 2, 1, bias=False))]
        for i, (filters, stride) in enumerate(plan, 1):
            self.order.append(self.layer(f"Conv2d_{i}_depthwise", nn.Conv2d(c, c, 3, stride, 1, groups=c, bias=False)))
            self.order.append(self.layer(f"Conv2d_{i}_pointwise", nn.Conv2d(c, filters, 1, bias=False)))
            c = filters
        self.Logits = nn.Linear(c, 1000)

    def layer(self, name, conv):
        self.add_module(name, nn.ModuleDict({"conv": conv, "BatchNorm": nn.BatchNorm2d(conv.out_channels, eps=0.001)}))
        return name

    def forward(self, x):
        for name in self.order:
            layer = getattr(self, name)
            x = layer["BatchNorm"](layer["conv"](x)).clamp(0, 6)
        return self.Logits(x.mean((2, 3)))


NETWORKS = {
    "alexnet": (lambda: zoo.alexnet(), 224), "alexnet-2012": (Alex2012, 227),
    "vgg-a": (lambda: zoo.vgg11(init_weights=False), 96), "vgg-b": (lambda: zoo.vgg13(init_weights=False), 96),
    "vgg-d": (lambda: zoo.vgg16(init_weights=False), 96), "vgg-e": (lambda: zoo.vgg19(init_weights=False), 96),
    "googlenet-bn": (lambda: zoo.googlenet(aux_logits=False, init_weights=False), 224), "inception-bn": (InceptionBN, 224),
    **{f"resnet{d}": (lambda d=d: getattr(zoo, f"resnet{d}")(), 224 if d < 101 else 128) for d in (18, 34, 50, 101, 152)},
    "squeezenet1.0": (zoo.squeezenet1_0, 224), "squeezenet1.1": (zoo.squeezenet1_1, 227),
    "mobilenet-v1": (Mobile1, 224), "mobilenet-v2": (zoo.mobilenet_v2, 224),
}

answers = {}
with torch.no_grad():
    for name, (make, size) in NETWORKS.items():
        network = make().eval()
        fill(network)
        image = torch.from_numpy((uniform("image", 3 * size * size) - np.float32(0.5)) * np.float32(4)).view(1, 3, size, size)
        seen = []
        last = [module for module in network.modules() if isinstance(module, (nn.Linear, nn.Conv2d))][-1]
        last.register_forward_pre_hook(lambda _, inputs: seen.append(inputs[0]))
        logits = network(image)[0].double()
        features = seen[0][0].double()
        features = features.mean((1, 2)) if features.dim() == 3 else features
        answers[name] = {
            "parameters": sum(parameter.numel() for parameter in network.parameters()), "size": size,
            "logits": logits[::63].tolist(), "logitsLargest": logits.abs().max().item(), "logitsSum": logits.sum().item(),
            "features": features[:: max(1, len(features) // 16)][:16].tolist(), "featuresLargest": features.abs().max().item(), "featuresSum": features.sum().item(),
        }
        print(name, answers[name]["parameters"], answers[name]["logitsLargest"], logits.std().item(), file=sys.stderr)
print("{\n" + ",\n".join(f"  {json.dumps(name)}: {json.dumps(answer)}" for name, answer in answers.items()) + "\n}")
