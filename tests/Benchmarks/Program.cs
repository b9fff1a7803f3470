using Benchmarks;

// One program, two roles: it runs a benchmark, and it is the worker process that a benchmark measures.
return args switch
{
    ["worker", var name] => Worker.Serve(name),
    ["training-step"] => Benchmark.Run(TrainingStep.Benchmark),
    ["batches"] => Benchmark.Run(Batches.Benchmark),
    ["cells"] => Cells.Run(),
    ["decoding"] => Decoding.Run(),
    ["loading"] => Loading.Run(),
    ["tensor-report"] => Math.Max(Benchmark.Run(TensorReports.OfLarge), Benchmark.Run(TensorReports.OfBatch)),
    ["language"] => Benchmark.Run(Language.Benchmark),
    ["kernel"] => Kernel.Run(),
    ["published-weights"] => PublishedWeights.Run("*"),
    ["published-weights", var pattern] => PublishedWeights.Run(pattern),
    ["weight-loading"] => Benchmarks.WeightLoading.Run(),
    ["load-weights", var path] => Benchmarks.WeightLoading.Load(path),
    ["inference"] => Inference.Run(),
    ["neighbors"] => Neighbors.Run(),
    ["captions"] => Captions.Run(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Usage: dotnet run -c Release --project tests/Benchmarks -- training-step | batches | cells | decoding | loading | tensor-report | language | kernel | published-weights | weight-loading | inference | neighbors | captions");
    return 2;
}
