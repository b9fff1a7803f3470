namespace NotebookKit.Host.Tests;

public sealed class CellHistoryTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_tail_is_the_last_cells_of_all_kernels_oldest_first()
    {
        Kernel("a", "b");
        CellHistory second = Kernel("c");

        Assert.Equal(["b", "c"], second.Tail(2).Select(entry => entry.Source));
        Assert.Equal([(1, 1), (1, 2), (2, 1)], second.Tail(10).Select(entry => (entry.Session, entry.Line)));
    }

    [Theory]
    [InlineData(0, 1, null, "c d e")]
    [InlineData(0, 2, 3, "d")]
    [InlineData(2, 1, 3, "c d")]
    [InlineData(-1, 1, null, "a b")]
    [InlineData(7, 1, null, "")]
    public void A_range_is_of_one_kernel(int session, int start, int? stop, string expected)
    {
        Kernel("a", "b");

        Assert.Equal(expected, string.Join(' ', Kernel("c", "d", "e").Range(session, start, stop).Select(entry => entry.Source)));
    }

    [Theory]
    [InlineData("*", 10, false, "x = 1|y = 2|x = 1|x = 3")]
    [InlineData("x*", 10, false, "x = 1|x = 1|x = 3")]
    [InlineData("x*", 10, true, "x = 1|x = 3")]
    [InlineData("? = ?", 2, false, "x = 1|x = 3")]
    [InlineData("*=*2", 10, false, "y = 2")]
    [InlineData("X*", 10, false, "")]
    public void A_search_finds_by_pattern(string pattern, int count, bool unique, string expected) =>
        Assert.Equal(expected, string.Join('|', Kernel("x = 1", "y = 2", "x = 1", "x = 3").Search(pattern, count, unique).Select(entry => entry.Source)));

    [Fact]
    public async Task Kernels_that_write_at_the_same_time_lose_nothing()
    {
        CellHistory[] kernels = [.. Enumerable.Range(0, 4).Select(_ => new CellHistory(File))];

        await Task.WhenAll(kernels.Select(kernel => Task.Run(() =>
        {
            for (int line = 1; line <= 25; line++) kernel.Add(line, $"cell {line}");
        })));

        IReadOnlyList<HistoryEntry> all = new CellHistory(File).Tail(1000);
        Assert.Equal(100, all.Count);
        Assert.Equal(4, all.Select(entry => entry.Session).Distinct().Count());
        Assert.All(all.GroupBy(entry => entry.Session), session => Assert.Equal(Enumerable.Range(1, 25), session.Select(entry => entry.Line)));
    }

    [Fact]
    public void It_stays_bounded_and_forgets_the_oldest()
    {
        CellHistory history = Kernel();
        for (int line = 1; line <= 150; line++) history.Add(line, new string('x', 60_000));

        Assert.True(new FileInfo(_folder.File("history.jsonl")).Length <= HistoryLimits.FileBytes);
        Assert.Equal(150, history.Tail(1)[0].Line);
        Assert.True(history.Tail(1000)[0].Line > 1);
    }

    [Fact]
    public void A_damaged_line_costs_itself_only()
    {
        Kernel("a");
        System.IO.File.AppendAllText(_folder.File("history.jsonl"), "{\"session\":1,\"li\n\0\n{}\n");

        Assert.Equal(["a", "b"], Kernel("b").Tail(10).Select(entry => entry.Source));
    }

    [Fact]
    public void Without_a_place_to_write_a_kernel_remembers_its_own()
    {
        // A file where the folder should be: nobody can write below it, not even root.
        var history = new CellHistory(new HistoryFile(Path.Combine(_folder.Write("file", ""), "jupyter")));
        history.Add(1, "a");

        Assert.Equal(["a"], history.Tail(10).Select(entry => entry.Source));
        Assert.Equal(["a"], history.Range(0, 1, null).Select(entry => entry.Source));
    }

    [Fact]
    public void Nobody_else_can_read_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows keeps a user's folders by itself");
        Kernel("password");

        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(_folder.File("history.jsonl")));
    }

    private HistoryFile File => new(_folder.Path);

    private CellHistory Kernel(params string[] cells)
    {
        var history = new CellHistory(File);
        for (int i = 0; i < cells.Length; i++) history.Add(i + 1, cells[i]);
        return history;
    }
}
