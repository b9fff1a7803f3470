namespace NotebookKit;

/// <summary>Chooses what a case study works with: the first that is on this machine, else the first that can be downloaded.</summary>
/// <param name="Data">The data set.</param>
/// <param name="Weights">The weights, or null where the study begins from random ones or has to.</param>
/// <param name="Fallbacks">A sentence for each choice that is not the first.</param>
internal sealed record CaseChoice(DatasetCard Data, WeightCard? Weights, IReadOnlyList<string> Fallbacks)
{
    /// <param name="manifest">The case study.</param>
    /// <param name="tier">Its tier.</param>
    /// <param name="asked">The weights that the user asks for; null or empty for the first that can be had.</param>
    /// <param name="locations">Where to look.</param>
    /// <exception cref="KitException">The data set can't be had, or the weights asked for are not among those that the study takes.</exception>
    public static CaseChoice Of(CaseManifest manifest, Tier tier, string? asked, CaseLocations locations)
    {
        CaseSetting setting = manifest.Tiers[tier];
        List<string> fallbacks = [];
        DatasetCard data = ChooseData(setting, locations.Datasets, fallbacks);
        WeightCard? weights = string.IsNullOrWhiteSpace(asked) ? ChooseWeights(setting, locations.Weights, fallbacks) : AskedFor(manifest, tier, asked, locations.Weights);
        return new CaseChoice(data, weights, fallbacks);
    }

    private static DatasetCard ChooseData(CaseSetting setting, DatasetLocations locations, List<string> fallbacks)
    {
        DatasetCard[] cards = [.. setting.Datasets.Where(name => Datasets.Names.Contains(name)).Select(name => Datasets.Card(name, locations))];
        // Of a set that the kit doesn't know, the card says which ones it does.
        if (cards.Length == 0) return Datasets.Card(setting.Datasets[0], locations);
        DatasetCard? chosen = Array.Find(cards, card => card.IsHere) ?? Array.Find(cards, card => CanBeFetched(card.Name, locations));
        if (chosen is null)
        {
            DatasetFolder.Locate(DatasetManifest.Read(cards[0].Name), locations);
            return cards[0];
        }

        if (chosen != cards[0]) fallbacks.Add($"{cards[0].Papers.Title} ({cards[0].Name}) is not here: {chosen.Papers.Title} ({chosen.Name}) in its place.");
        return chosen;
    }

    private static bool CanBeFetched(string name, DatasetLocations locations)
    {
        DatasetFile[] files = [.. DatasetManifest.Read(name).Files];
        return !locations.Offline && files.Length > 0 && files.All(file => file.Url is not null);
    }

    private static WeightCard? ChooseWeights(CaseSetting setting, WeightLocations locations, List<string> fallbacks)
    {
        WeightCard[] cards = [.. NotebookKit.Weights.List().Where(card => setting.Weights.Contains(card.Name)).OrderBy(card => setting.Weights.ToList().IndexOf(card.Name))];
        WeightCard? chosen = Array.Find(cards, card => IsHere(card, locations)) ?? Array.Find(cards, card => CanBeFetched(card, locations));
        if (chosen is null && setting.Weights.Count > 0) fallbacks.Add($"None of the weights {string.Join(", ", setting.Weights)} is here or can be downloaded: what needs them is left out.");
        else if (chosen is not null && chosen.Name != setting.Weights[0]) fallbacks.Add($"{TitleOf(setting.Weights[0])} is not here: {TitleOf(chosen.Name)} in its place.");
        return chosen;
    }

    private static WeightCard AskedFor(CaseManifest manifest, Tier tier, string asked, WeightLocations locations)
    {
        string[] taken = [.. manifest.Tiers.Values.SelectMany(setting => setting.Weights).Distinct()];
        if (taken.Length == 0) throw new KitException($"The case study {manifest.Name} begins from random weights, not from '{asked}': leave weights empty.");
        if (!taken.Contains(asked)) throw new KitException($"The case study {manifest.Name} does not take the weights '{asked}': leave them empty, or name one of {string.Join(", ", taken)}.");
        WeightCard card = NotebookKit.Weights.Get(asked);
        // Says in one sentence how weights that can't be fetched are put in place by hand.
        if (!IsHere(card, locations) && !CanBeFetched(card, locations)) card.Locate(locations);
        return card;
    }

    private static bool IsHere(WeightCard card, WeightLocations locations) =>
        card.IsShipped || locations.DataFolders.Append(locations.Cache).Any(folder => card.Copies.Any(copy => copy.FindIn(folder) is not null));

    private static bool CanBeFetched(WeightCard card, WeightLocations locations) => !locations.Offline && card.Copies.Any(copy => copy.IsDownloadable);

    private static string TitleOf(string weights) => NotebookKit.Weights.List(weights) is [var card] ? $"{card.Title} ({weights})" : weights;
}
