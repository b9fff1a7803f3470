using System.Text;

namespace NotebookKit.Host.Tests;

public sealed class NativeTextTests
{
    private const string Key = "0123456789abcdef0123456789abcdef";

    [Theory]
    [InlineData(1), InlineData(2), InlineData(7), InlineData(1000)]
    public async Task Markers_are_found_however_the_stream_is_cut(int pieces)
    {
        byte[] stream = [.. "one é"u8, .. NativeStreams.Marker(Key, 1), .. "two \x1e three"u8, .. NativeStreams.Marker(Key, 2)];
        var text = new StringBuilder();
        var native = new NativeText(new PiecewiseStream(stream, pieces), Key, part => text.Append(part));

        await native.ReadAsync();

        Assert.Equal("one étwo \x1e three", text.ToString());
    }

    [Fact]
    public async Task A_cells_text_is_complete_when_its_marker_came()
    {
        var native = new NativeText(new MemoryStream([.. "x"u8, .. NativeStreams.Marker(Key, 3)]), Key, _ => { });
        Task reading = native.ReadAsync();

        await native.EndOfCell(3).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        await reading;
    }

    [Fact]
    public async Task Half_a_marker_at_the_end_is_text()
    {
        var text = new StringBuilder();

        await new NativeText(new MemoryStream(NativeStreams.Marker(Key, 1)[..10]), Key, part => text.Append(part)).ReadAsync();

        Assert.Equal("\u001e012345678", text.ToString());
    }

    [Fact]
    public async Task Nobody_waits_for_a_stream_that_is_over()
    {
        var native = new NativeText(Stream.Null, Key, _ => { });

        await native.ReadAsync();

        Assert.True(native.EndOfCell(1).IsCompleted);
    }

    /// <summary>A stream that gives a few bytes at a time, as a pipe may.</summary>
    private sealed class PiecewiseStream(byte[] content, int piece) : MemoryStream(content)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, piece)], cancellationToken);
    }
}
