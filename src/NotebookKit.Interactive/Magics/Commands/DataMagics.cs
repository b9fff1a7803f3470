using System.ComponentModel;

namespace NotebookKit.Interactive;

/// <summary>Magic commands about data sets.</summary>
public static class DataMagics
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<MagicCommand> All { get; } = [MagicCommand.Of("#!datasets", List), MagicCommand.Of("#!dataset", ShowAsync)];

    /// <summary>The data sets that the kit knows.</summary>
    [Description("Lists the data sets that the kit knows, and which of them are on this machine.")]
    public static DatasetList List() => new(Datasets.List());

    /// <summary>Loads a data set and shows its card; one that is not on this machine shows how to get it.</summary>
    [Description("Shows a data set: counts, classes, samples, papers. One that is not on this machine says how to get it.")]
    public static async Task<object?> ShowAsync(
        [Description("its name"), Offers<DatasetCatalogue>] string name, IMagicHost host,
        [Description("load it even if it has to be downloaded")] bool download = false,
        [Description("a new variable that holds it")] string? into = null)
    {
        ArgumentNullException.ThrowIfNull(host);
        if (!Datasets.Names.Contains(name))
            throw new KitException($"#!dataset: there is no data set {name}; {(NearestName.Of(name, Datasets.Names) is { } near ? $"did you mean {near}?" : "#!datasets lists those that there are.")}");

        DatasetCard card = Datasets.Card(name);
        if (!card.IsHere && !download) return into is null ? card : throw new KitException($"#!dataset: {name} is not on this machine; with --download it is fetched where that can be verified.");

        object data = card.Loader switch
        {
            "Datasets.LoadFiles" => Datasets.LoadFiles(name),
            "Datasets.LoadCaptions" => Datasets.LoadCaptions(name),
            _ => Datasets.Load(name),
        };
        if (into is not null) await MagicResults.DeclareAsync(into, data, host);
        return data is ImageDataset ? data : card;
    }
}
