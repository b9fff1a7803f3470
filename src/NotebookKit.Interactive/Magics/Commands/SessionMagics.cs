using System.ComponentModel;
using System.Globalization;
using TorchSharp;

namespace NotebookKit.Interactive;

/// <summary>Magic commands about the notebook and its machine.</summary>
public static class SessionMagics
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<MagicCommand> All { get; } =
    [
        MagicCommand.Of("#!nbkit", NotebookKit), MagicCommand.Of("#!gpu", Gpu), MagicCommand.Of("#!device", Device), MagicCommand.Of("#!seed", Seed),
    ];

    /// <summary>The seed that trainings begun by magic commands take.</summary>
    public static int TrainingSeed { get; private set; } = new TrainingOptions().Seed;

    /// <summary>What the notebook has of the kit.</summary>
    [Description("Shows what is loaded, in which version, where things are kept, and the magic commands.")]
    public static KitOverview NotebookKit(IMagicHost host)
    {
        ArgumentNullException.ThrowIfNull(host);
        IReadOnlyDictionary<string, string> versions = KitVersions.Current;
        List<KeyValuePair<string, string>> settings = [new("libtorch is", TorchRuntime.Status)];
        if (TorchRuntime.Status != "not loaded")
        {
            settings.Add(new("threads", torch.get_num_threads().ToString(CultureInfo.InvariantCulture)));
            settings.Add(new("new tensors go to", torch.get_default_device().ToString()));
        }

        settings.Add(new("data folders", KitPaths.Data.Count > 0 ? string.Join(", ", KitPaths.Data) : "none (NOTEBOOKKIT_DATA names them)"));
        settings.Add(new("cache", KitPaths.Cache));
        settings.Add(new("downloads", KitPaths.Offline ? "off (NOTEBOOKKIT_OFFLINE)" : "allowed, verified"));
        return new KitOverview(versions, settings, [.. host.Commands.Select(command => KeyValuePair.Create(command.Usage, command.Description))]);
    }

    /// <summary>Whether a GPU can be used, why not, and what to paste.</summary>
    [Description("Explains why CUDA is or is not there, and gives the line to paste.")]
    public static GpuReport Gpu() => GpuCheck.Look();

    /// <summary>Shows or chooses where new tensors go.</summary>
    [Description("Shows where new tensors go; with a name, sends them there.")]
    public static DeviceReport Device([Description("cpu, cuda or cuda:N"), Offers<DeviceNames>] string? name = null) =>
        name is null ? DeviceReport.Look() : DeviceReport.Choose(name);

    /// <summary>Shows or sets the seeds.</summary>
    [Description("Shows the seeds; with a number, lets torch's generator and the trainings of #!train and #!lr-find begin there.")]
    public static SeedReport Seed([Description("the seed, 0 or more")] int? seed = null)
    {
        if (seed < 0) throw new KitException($"#!seed: a seed is 0 or more, not {seed}.");
        if (seed is { } chosen)
        {
            torch.random.manual_seed(chosen);
            TrainingSeed = chosen;
        }

        return new SeedReport(torch.random.initial_seed(), TrainingSeed, seed is not null);
    }
}
