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
    ["neighbors"] => Neighbors.Run(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Usage: dotnet run -c Release --project tests/Benchmarks -- training-step | batches | cells | decoding | loading | tensor-report | language | kernel | neighbors");
    return 2;
}
