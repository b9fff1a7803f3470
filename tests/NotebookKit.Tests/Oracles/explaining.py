"""What scikit-learn and PyTorch say about fixed features and a fixed network. usage: /usr/bin/python3 explaining.py > explaining.json

Inputs are formulas, so that the tests need no copies of them.
"""
import json, math, sys

import numpy as np
import torch
from sklearn.decomposition import PCA
from sklearn.manifold import TSNE
from sklearn.manifold._t_sne import _joint_probabilities
from scipy.spatial.distance import pdist, squareform

N, F = 90, 6
features = np.array([[math.sin(1.7 * i + 0.3 * j * j) + (4 if j == i % 3 else 0) for j in range(F)] for i in range(N)], dtype=np.float32)

pca = PCA(3, svd_solver="full").fit(features.astype(np.float64))
joint = squareform(_joint_probabilities(squareform(pdist(features.astype(np.float64), "sqeuclidean")).astype(np.float32), 10.0, 0))
tsne = TSNE(perplexity=10, n_iter=500, method="exact", init="random", learning_rate="auto", random_state=1).fit(features)

weight = lambda *shape: torch.tensor([0.5 * math.sin(0.7 * k + 1) for k in range(math.prod(shape))], dtype=torch.float32).reshape(shape)
image = torch.tensor([[math.sin(0.9 * r) * math.cos(0.4 * c) for c in range(12)] for r in range(12)], dtype=torch.float32).reshape(1, 1, 12, 12)


def network(x):
    first = torch.relu(torch.conv2d(x, weight(4, 1, 3, 3), padding=1))
    watched = torch.conv2d(torch.max_pool2d(first, 2), weight(6, 4, 3, 3), padding=1)
    watched.retain_grad() if watched.requires_grad else None
    return watched, torch.relu(watched).mean((2, 3)) @ weight(3, 6).T


CLASS, PATCH, STRIDE = 1, 4, 2
maps, logits = network(image.clone().requires_grad_())
logits[0, CLASS].backward()
cam = torch.relu((maps.grad.mean((2, 3), keepdim=True) * maps).sum(1, keepdim=True)).detach()
cam /= cam.max()
large = torch.nn.functional.interpolate(cam, (12, 12), mode="bilinear", align_corners=False)


def probability(x):
    with torch.no_grad():
        return torch.softmax(network(x)[1], 1)[0, CLASS].item()


def covered(top, left):
    copy = image.clone()
    copy[:, :, top:top + PATCH, left:left + PATCH] = 0.25
    return probability(copy)


places = range(0, 12 - PATCH + 1, STRIDE)
drops = [[probability(image) - covered(top, left) for left in places] for top in places]

rounded = lambda values, digits=7: [round(float(v), digits) for v in np.asarray(values).ravel()]
json.dump(dict(
    sources=f"scikit-learn {__import__('sklearn').__version__}, PyTorch {torch.__version__}",
    variances=rounded(pca.explained_variance_), ratios=rounded(pca.explained_variance_ratio_), components=rounded(pca.components_),
    joint=rounded(joint[:3], 9), divergence=float(tsne.kl_divergence_),
    probability=probability(image), cam=rounded(cam), large=rounded(large), drops=rounded(drops)), sys.stdout, indent=1)
