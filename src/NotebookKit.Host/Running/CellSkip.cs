namespace NotebookKit.Host;

/// <summary>Which cells a run leaves out, by their tags.</summary>
internal static class CellSkip
{
    /// <returns>Why the cell is left out, or null when it is to be run.</returns>
    public static string? Reason(NotebookCell cell, RunOptions options)
    {
        if (cell.HasTag(CellTags.SkipExecution)) return $"tagged {CellTags.SkipExecution}";
        if (options.Skip.FirstOrDefault(cell.HasTag) is { } tag) return $"tagged {tag} (--skip {tag})";
        if (cell.HasTag(CellTags.Network) && KitPaths.Offline) return $"tagged {CellTags.Network}, and no network is to be used";
        if (cell.HasTag(CellTags.Gpu) && !GpuDriver.IsPresent) return $"tagged {CellTags.Gpu}, and this machine has no NVIDIA driver";
        return null;
    }
}
