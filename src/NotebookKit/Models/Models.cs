using System.IO.Enumeration;

namespace NotebookKit;

/// <summary>The networks that the kit builds by name.</summary>
public static class Models
{
    /// <summary>What is known about each network, or about those whose names match.</summary>
    /// <param name="pattern">A name with * for any text and ? for any character, in either case: "*resnet*".</param>
    public static IReadOnlyList<ModelCard> List(string pattern = "*")
    {
        ArgumentNullException.ThrowIfNull(pattern);
        return [.. ModelRegistry.Entries.Select(entry => entry.Card).Where(card => FileSystemName.MatchesSimpleExpression(pattern, card.Name))];
    }

    /// <summary>Builds a network, with random weights or with published ones.</summary>
    /// <param name="name">A name of <see cref="List"/>; case, hyphens, underscores and dots do not matter.</param>
    /// <param name="classes">How many classes to tell apart; null for those of the weights or the card. Weights for others lose their head to a random one.</param>
    /// <param name="weights">A name of <see cref="Weights.List"/>, found on this machine or downloaded; null for random weights.</param>
    /// <param name="channels">Channels of an image; null for those of the weights or the card.</param>
    /// <exception cref="KitException">There is no network or there are no weights of that name, or the weights are another network's or cannot be had.</exception>
    /// <example><code>ImageModel model = Models.Create("googlenet", classes: 2, weights: "googlenet/bvlc");</code></example>
    public static ImageModel Create(string name, int? classes = null, string? weights = null, int? channels = null)
    {
        ModelEntry entry = Find(name);
        if (weights is null) return entry.Build(channels ?? entry.Card.Channels, classes ?? entry.Card.Classes);

        WeightCard card = Weights.Get(weights);
        if (Find(card.Model) != entry) throw new KitException($"The weights {card.Name} are for {card.Model}, not for {entry.Card.Name}{Instead(entry.Card)}.");
        ImageModel model = entry.Build(channels ?? card.Preprocessing.Normalisation.Channels, card.Classes);
        try
        {
            model.Load(card);
            if (classes is { } asked && asked != card.Classes) model.ReplaceHead(asked);
            return model;
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    /// <summary>What is known about one network.</summary>
    /// <param name="name">A name of <see cref="List"/>; case, hyphens, underscores and dots do not matter.</param>
    /// <exception cref="KitException">There is no network of that name.</exception>
    public static ModelCard Card(string name) => Find(name).Card;

    private static ModelEntry Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return ModelRegistry.Entries.FirstOrDefault(entry => Plain(entry.Card.Name) == Plain(name))
            ?? throw new KitException($"There is no model '{name}'. There are {string.Join(", ", ModelRegistry.Entries.Select(entry => entry.Card.Name))}.");
    }

    private static string Instead(ModelCard card) => card.Weights.Count > 0 ? $", which has {string.Join(", ", card.Weights)}" : "";

    private static string Plain(string name) => string.Concat(name.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
}
