namespace NotebookKit;

/// <summary>Goes once through many images on all cores, with progress, ended by an interrupt.</summary>
internal static class ParallelDecode
{
    private const int ChunkForEach = 64;

    /// <summary>Runs the work for each image.</summary>
    /// <param name="name">What the progress calls the set.</param>
    /// <param name="files">The images.</param>
    /// <param name="options">How many workers, and what to do about images that cannot be read.</param>
    /// <param name="work">Called with each index, from any thread; a <see cref="KitException"/> means that the image cannot be read.</param>
    /// <returns>The images that could not be read, in order; always none where they are fatal.</returns>
    public static IReadOnlyList<UnreadableImage> Run(string name, IReadOnlyList<StoredFile> files, LoadingOptions options, Action<int> work)
    {
        CancellationToken stop = LiveDisplay.Interrupted();
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Workers };
        var reasons = new string?[files.Count];
        ILiveDisplay? live = null;
        int last = 0;
        long shown = Environment.TickCount64;
        int chunk = ChunkForEach * options.Workers;
        for (int start = 0; start < files.Count; start += chunk)
        {
            stop.ThrowIfCancellationRequested();
            Parallel.For(start, Math.Min(start + chunk, files.Count), parallel, (i, loop) =>
            {
                try
                {
                    work(i);
                }
                catch (KitException error)
                {
                    reasons[i] = error.Message;
                    if (options.Unreadable == UnreadableImages.Fail) loop.Break(); // Images before this one are still looked at, so that the first is named.
                }
            });
            if (options.Unreadable == UnreadableImages.Fail && Array.Find(reasons, reason => reason is not null) is { } reason) throw new KitException(reason);
            if (Environment.TickCount64 - shown < 250) continue;
            shown = Environment.TickCount64;
            Show(Math.Min(start + chunk, files.Count));
        }

        if (live is not null && last < files.Count) Show(files.Count);
        UnreadableImage[] unreadable = [.. Enumerable.Range(0, files.Count).Where(i => reasons[i] is not null).Select(i => new UnreadableImage(files[i], reasons[i]!))];
        if (unreadable.Length > 0) LiveDisplay.Open(new UnreadableReport(unreadable, files.Count));
        return unreadable;

        void Show(int done)
        {
            last = done;
            var progress = new DecodeProgress(name, done, files.Count);
            if (live is null) live = LiveDisplay.Open(progress);
            else live.Update(progress);
        }
    }
}
