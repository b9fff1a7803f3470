namespace NotebookKit.Host;

/// <summary>
/// The packages that an engine's cells have brought in. What is loaded cannot be exchanged any more, so each new restore
/// includes the earlier ones, and an answer that contradicts them is refused.
/// </summary>
/// <param name="folder">The notebook's folder.</param>
internal sealed class NotebookPackages(string folder)
{
    private readonly HashSet<string> _carried = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, RestoredPackage> _loaded = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, PackageRequest> _requests = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<PackageSource> _sources = [];

    /// <summary>
    /// The package for a request that nbkit itself answers; null where it is to be restored.
    /// </summary>
    /// <exception cref="CellSourceException">Another version than nbkit's is asked for, of something that there can be only one of.</exception>
    public CarriedPackage? Carried(PackageRequest request)
    {
        if (CarriedPackages.OfThisProcess.Find(request.Id) is not { } package || _loaded.ContainsKey(request.Id)) return null;
        if (request.Accepts(package.Version)) return package;
        return package.IsShared || _carried.Contains(package.Id)
            ? throw new CellSourceException(request.Line, $"{package.Id} {request.Version} was asked for, but nbkit runs {package.Id} {package.Version}: write #r \"nuget: {package.Id}, {package.Version}\".")
            : null;
    }

    /// <summary>Remembers that cells asked for nbkit's copies.</summary>
    public void Add(IEnumerable<CarriedPackage> carried) => _carried.UnionWith(carried.Select(package => package.Id));

    /// <summary>Finds packages, in the cache or by a restore, without loading anything.</summary>
    /// <param name="requests">What the cell asks for; none of it is carried by nbkit.</param>
    /// <param name="sources">The sources that it names.</param>
    /// <param name="restoring">Called when a restore begins, which takes seconds or minutes.</param>
    /// <param name="cancellation">Ends the restore.</param>
    /// <returns>Everything that is needed now; to be confirmed with <see cref="Add(PackageSet, IEnumerable{PackageRequest}, IEnumerable{PackageSource})"/>.</returns>
    /// <exception cref="CellSourceException">A package cannot be had, or contradicts what is loaded.</exception>
    public async Task<PackageSet> FindAsync(IReadOnlyList<PackageRequest> requests, IReadOnlyList<PackageSource> sources, Action restoring, CancellationToken cancellation)
    {
        PackageRequest[] news = [.. requests.Where(request => !IsLoaded(request)).GroupBy(request => request.Id, StringComparer.OrdinalIgnoreCase).Select(same => same.Last())];
        if (news.Length == 0) return new PackageSet([], []);

        PackageRequest[] earlier = [.. _requests.Values.Select(request => request with { Version = _loaded[request.Id].Version, Line = news[0].Line })];
        var plan = new RestorePlan([.. earlier, .. news], [.. _sources.Union(sources)], folder);
        if (RestoreCache.Find(plan) is not { } set)
        {
            restoring();
            set = await PackageRestore.RunAsync(plan, cancellation);
            RestoreCache.Add(plan, set);
        }

        Check(set, news[0].Line);
        return set;
    }

    /// <summary>Remembers what is loaded from now on.</summary>
    /// <returns>The packages that are new.</returns>
    public IReadOnlyList<RestoredPackage> Add(PackageSet set, IEnumerable<PackageRequest> requests, IEnumerable<PackageSource> sources)
    {
        _sources.AddRange(sources.Except(_sources));
        RestoredPackage[] news = [.. set.Packages.Where(package => _loaded.TryAdd(package.Id, package))];
        foreach (PackageRequest request in requests) _requests.TryAdd(request.Id, request);
        return news;
    }

    private bool IsLoaded(PackageRequest request)
    {
        if (!_loaded.TryGetValue(request.Id, out RestoredPackage? loaded)) return false;
        bool asBefore = _requests.TryGetValue(request.Id, out PackageRequest? before) && before.Version == request.Version;
        return asBefore || request.Accepts(loaded.Version)
            ? true
            : throw new CellSourceException(request.Line, $"{request.Title} was asked for, but {loaded.Id} {loaded.Version} is loaded and cannot be exchanged: write #r \"nuget: {loaded.Id}, {loaded.Version}\", or restart and ask for the other version first.");
    }

    private void Check(PackageSet set, int line)
    {
        foreach (RestoredPackage package in set.Packages)
        {
            if (CarriedPackages.OfThisProcess.Find(package.Id) is { } carried && (carried.IsShared || _carried.Contains(carried.Id)))
                throw new CellSourceException(line, $"{set.Wanting(package)} needs {package.Id} {package.Version}, but nbkit runs {carried.Id} {carried.Version}: ask for an older version of {set.Wanting(package)}.");
            if (_loaded.TryGetValue(package.Id, out RestoredPackage? loaded) && loaded.Version != package.Version)
                throw new CellSourceException(line, $"{set.Wanting(package)} needs {package.Id} {package.Version}, but {loaded.Id} {loaded.Version} is loaded and cannot be exchanged: restart and put all #r lines into one cell.");
            foreach (string file in package.Runtime)
                if (HostAssemblies.OlderThan(file) is { } older)
                    throw new CellSourceException(line, $"{package.Id} {package.Version} brings the assembly {older.Name} in a newer version than the one that nbkit runs ({older.Version}): ask for an older version of {set.Wanting(package)}.");
        }
    }
}
