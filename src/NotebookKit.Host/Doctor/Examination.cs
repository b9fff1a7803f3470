namespace NotebookKit.Host;

/// <summary>Looks at everything on this machine that notebooks depend on.</summary>
internal static class Examination
{
    /// <param name="online">Whether the network may be used, to try what can be reached.</param>
    public static async Task<HealthReport> RunAsync(bool online) => new(
    [
        .. DotNetCheck.Look(),
        .. TorchCheck.Look(),
        .. ProcessorCheck.Look(),
        .. StorageCheck.Look(),
        .. DatasetCheck.Look(),
        .. await NetworkCheck.LookAsync(online),
        .. FrontEndCheck.Look(),
    ]);
}
