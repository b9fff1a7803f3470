namespace NotebookKit.Tests.CaseStudies;

/// <summary>What the case studies' files say, against what the kit has.</summary>
public sealed class CaseManifestTests
{
    public static TheoryData<string> Cases => [.. CaseStudy.Names];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_tier_is_there(string name) => Assert.Equal(Enum.GetValues<Tier>(), CaseManifest.Of(name).Tiers.Keys.Order());

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_numbers_are_those_of_the_notebooks(string name) => Assert.Equal(CaseStudy.Names.ToList().IndexOf(name) + 1, CaseManifest.Of(name).Number);

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_kit_knows_every_data_set(string name) =>
        Assert.Empty(CaseManifest.Of(name).Tiers.Values.SelectMany(setting => setting.Datasets.Concat(setting.Further)).Except(Datasets.Names));

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_kit_knows_all_weights(string name) =>
        Assert.Empty(CaseManifest.Of(name).Tiers.Values.SelectMany(setting => setting.Weights).Except(Weights.List().Select(card => card.Name)));

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_quick_tier_begins_anywhere_without_a_network(string name)
    {
        CaseLocations nowhere = new() { Datasets = new() { DataFolders = [], Cache = "", System = false, Offline = true }, Weights = new() { DataFolders = [], Cache = "", Offline = true } };
        CaseStudy study = CaseStudy.Begin(name, "quick", locations: nowhere);
        Assert.True(study.Weights!.IsShipped);
        Assert.Empty(study.Fallbacks);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Published_figures_are_rates_with_a_source(string name) =>
        Assert.All(CaseManifest.Of(name).Published, anchor => Assert.True(anchor.Value is > 0 and < 1 && anchor.Source.Length > 10, anchor.Figure));

    [Theory]
    [MemberData(nameof(Cases))]
    public void No_tier_is_slower_to_read_than_a_sentence(string name) =>
        Assert.All(CaseManifest.Of(name).Tiers.Values, setting => Assert.InRange(setting.Time.Length, 5, 120));
}
