using System.Diagnostics;
using System.Globalization;

namespace Benchmarks;

/// <summary>The side that is measured: makes its work ready, says so, then runs as many units as each line asks for.</summary>
internal static class Worker
{
    public static int Serve(string name)
    {
        (string ready, Action work) = name switch
        {
            "kit-step" => TrainingStep.Kit(),
            "plain-step" => TrainingStep.Plain(),
            "kit-batches" => Batches.Kit(),
            "torchsharp-batches" => Batches.TorchSharpLoader(),
            "torchsharp-augmented" => Batches.TorchSharpAugmented(),
            "cell-method" => Cells.CellMethod(),
            "cell-block" => Cells.CellBlock(),
            "compiled-method" => Cells.CompiledMethod(),
            "compiled-block" => Cells.CompiledBlock(),
            "cells" => Cells.Many(),
            "kit-decode-small" => Decoding.Kit("small", NotebookKit.ResizeFilter.Bilinear, shrink: false),
            "kit-decode-small-shrunk" => Decoding.Kit("small", NotebookKit.ResizeFilter.Bilinear, shrink: true),
            "kit-decode-small-bicubic" => Decoding.Kit("small", NotebookKit.ResizeFilter.Bicubic, shrink: false),
            "kit-decode-large" => Decoding.Kit("large", NotebookKit.ResizeFilter.Bilinear, shrink: false),
            "kit-decode-large-shrunk" => Decoding.Kit("large", NotebookKit.ResizeFilter.Bilinear, shrink: true),
            "kit-decode-large-bicubic" => Decoding.Kit("large", NotebookKit.ResizeFilter.Bicubic, shrink: false),
            "load-both" => Loading.Both(),
            "load-train" => Loading.Train(),
            "load-decode" => Loading.Decode(),
            "report-large" or "report-batch" => TensorReports.Report(name.EndsWith("large", StringComparison.Ordinal)),
            "face-large" or "face-batch" => TensorReports.Face(name.EndsWith("large", StringComparison.Ordinal)),
            "four-large" or "four-batch" => TensorReports.TorchSharpFour(name.EndsWith("large", StringComparison.Ordinal)),
            "complete-1" => Language.Name(1),
            "complete-50" => Language.Name(50),
            "complete-200" => Language.Name(200),
            "complete-1000" => Language.Name(1000),
            "member-200" => Language.Member(200),
            "neighbors-1" => Neighbors.Kit(1),
            "neighbors-500" => Neighbors.Kit(500),
            "inspect-200" => Language.Inspection(200),
            _ when name.StartsWith("infer-", StringComparison.Ordinal) => Inference.Worker(name),
            _ => throw new ArgumentException($"There is no worker '{name}'.", nameof(name)),
        };
        Console.WriteLine(ready);
        while (Console.ReadLine() is { } line)
        {
            int units = int.Parse(line, CultureInfo.InvariantCulture);
            long start = Stopwatch.GetTimestamp();
            for (int i = 0; i < units; i++) work();
            Console.WriteLine((Stopwatch.GetElapsedTime(start).TotalMilliseconds / units).ToString("R", CultureInfo.InvariantCulture));
        }

        return 0;
    }
}
