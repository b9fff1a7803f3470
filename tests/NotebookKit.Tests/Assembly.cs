// Tests that count live tensors, or that use all cores, must have the process to themselves.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]
