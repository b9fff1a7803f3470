namespace NotebookKit;

/// <summary>What a notebook has of the kit: what <c>#!nbkit</c> shows.</summary>
/// <param name="Versions">NotebookKit, TorchSharp, libtorch, .NET and the operating system.</param>
/// <param name="Settings">Where it keeps and looks for things, and what it runs on; a name and what it is.</param>
/// <param name="Commands">The magic commands: how each is called and what it does.</param>
public sealed record KitOverview(
    IReadOnlyDictionary<string, string> Versions, IReadOnlyList<KeyValuePair<string, string>> Settings, IReadOnlyList<KeyValuePair<string, string>> Commands);
