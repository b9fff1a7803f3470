"""What scikit-learn and NLTK say about a few fixed inputs. usage: /usr/bin/python3 metrics.py > metrics.json

CIDEr-D has no Debian package; `cider_d` below is written from the paper's equations, in numpy vectors instead of the library's dictionaries.
"""
import json, math, sys
from collections import Counter

import numpy as np
from nltk.translate.bleu_score import corpus_bleu
from sklearn import metrics

draw = np.random.RandomState(7)
N, CLASSES = 60, 4
truth = draw.randint(0, 2, N)
scores = np.round(np.clip(draw.normal(0.4 + 0.2 * truth, 0.25), 0, 1), 1)      # one decimal: many ties
labels = draw.randint(0, CLASSES, N)
logits = draw.normal(0, 1, (N, CLASSES)) + 1.2 * np.eye(CLASSES)[labels]
probabilities = np.exp(logits).astype(np.float32)
probabilities /= probabilities.sum(1, keepdims=True)
predicted = probabilities.argmax(1)
grades = np.clip(labels + draw.randint(-1, 2, N), 0, CLASSES - 1)

fpr, tpr, roc_thresholds = metrics.roc_curve(truth, scores, drop_intermediate=False)
precision, recall, pr_thresholds = metrics.precision_recall_curve(truth, scores)
report = lambda average: [float(x) for x in metrics.precision_recall_fscore_support(labels, predicted, labels=range(CLASSES), average=average, zero_division=0)[:3]]
by_class = metrics.precision_recall_fscore_support(labels, predicted, labels=range(CLASSES), zero_division=0)

confidence = probabilities.max(1).astype(float)
correct = predicted == labels
bins = np.clip(np.ceil(confidence * 10).astype(int) - 1, 0, 9)
ece = sum(abs(correct[bins == b].mean() - confidence[bins == b].mean()) * (bins == b).mean() for b in range(10) if (bins == b).any())


def delong(truth, scores):
    """DeLong 1988, equation by equation: the placement of each positive among the negatives, and the other way."""
    x, y = scores[truth == 1], scores[truth == 0]
    psi = (x[:, None] > y[None, :]) + 0.5 * (x[:, None] == y[None, :])
    half = 1.959963984540054 * math.sqrt(psi.mean(1).var(ddof=1) / len(x) + psi.mean(0).var(ddof=1) / len(y))
    return [float(psi.mean() - half), float(psi.mean() + half)]


words = "a the dog cat man child runs sits jumps on in grass water red big with ball".split()
sentence = lambda: [words[i] for i in draw.randint(0, len(words), draw.randint(6, 12))]
references = [[sentence() for _ in range(draw.randint(2, 5))] for _ in range(12)]
vary = lambda reference: [w if draw.rand() < 0.8 else words[draw.randint(len(words))] for w in reference][: draw.randint(5, 13)]
candidates = [vary(image[0]) for image in references]
bleu = [corpus_bleu(references, candidates, weights=[1 / n] * n) for n in (1, 2, 3, 4)]


def cider_d(candidates, references, sigma=6.0):
    grams = lambda s, n: Counter(tuple(s[i:i + n]) for i in range(len(s) - n + 1))
    total = []
    for candidate, image in zip(candidates, references):
        by_n = []
        for n in (1, 2, 3, 4):
            vocabulary = sorted({g for refs in references for r in refs for g in grams(r, n)} | set(grams(candidate, n)))
            df = np.array([sum(any(g in grams(r, n) for r in refs) for refs in references) for g in vocabulary])
            idf = np.log(len(references)) - np.log(np.maximum(1, df))
            vector = lambda s: np.array([grams(s, n)[g] for g in vocabulary]) * idf
            c = vector(candidate)
            values = []
            for reference in image:
                r = vector(reference)
                norm = np.linalg.norm(c) * np.linalg.norm(r)
                cosine = np.minimum(c, r) @ r / norm if norm > 0 else 0.0
                values.append(cosine * math.exp(-((len(candidate) - len(reference)) ** 2) / (2 * sigma ** 2)))
            by_n.append(np.mean(values))
        total.append(10 * np.mean(by_n))
    return float(np.mean(total))


floats = lambda values: [float(value) for value in values]
json.dump({
    "truth": truth.tolist(), "scores": floats(scores),
    "labels": labels.tolist(), "grades": grades.tolist(), "probabilities": [floats(row) for row in probabilities],
    "rocAuc": float(metrics.roc_auc_score(truth, scores)), "falsePositiveRates": floats(fpr), "truePositiveRates": floats(tpr), "delong": delong(truth, scores),
    "averagePrecision": float(metrics.average_precision_score(truth, scores)),
    "precisions": floats(precision[:-1][::-1]), "recalls": floats(recall[:-1][::-1]), "thresholds": floats(pr_thresholds[::-1]),
    "meanAveragePrecision": float(metrics.average_precision_score(np.eye(CLASSES)[labels], probabilities, average="macro")),
    "kappa": float(metrics.cohen_kappa_score(labels, grades, weights="quadratic")),
    "accuracy": float(metrics.accuracy_score(labels, predicted)), "top2": float(metrics.top_k_accuracy_score(labels, probabilities, k=2)),
    "byClass": [floats(column) for column in by_class], "macro": report("macro"), "weighted": report("weighted"), "micro": report("micro"),
    "ece": float(ece), "logLoss": float(metrics.log_loss(labels, probabilities.astype(float))),
    "candidates": candidates, "references": references, "bleu": floats(bleu), "ciderD": cider_d(candidates, references),
}, sys.stdout, indent=None)
