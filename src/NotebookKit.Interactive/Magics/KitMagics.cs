using System.ComponentModel;

namespace NotebookKit.Interactive;

/// <summary>The kit's own magic commands: plain methods, which C# can call too. Every host offers all of them.</summary>
public static class KitMagics
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<MagicCommand> All { get; } =
    [
        MagicCommand.Of("#!about", About), .. SessionMagics.All, .. DataMagics.All, .. ModelMagics.All, .. WeightMagics.All, .. TensorMagics.All, .. MeasureMagics.All, .. TrainingMagics.All, .. PredictionMagics.All,
        .. ExerciseMagics.All,
    ];

    /// <summary>The versions of the kit and of what it runs on, a line each.</summary>
    [Description("Says which versions of the kit, TorchSharp and .NET run here.")]
    public static string About() => string.Join('\n', KitVersions.Current.Select(version => $"{version.Key} {version.Value}"));
}
