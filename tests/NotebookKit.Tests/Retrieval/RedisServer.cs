using System.Globalization;

namespace NotebookKit.Tests;

/// <summary>Redis from version 8, the first redis-server on the PATH.</summary>
internal sealed class RedisServer : RunningServer
{
    private readonly string[] _settings;

    /// <param name="settings">What it is started with beside its place.</param>
    public RedisServer(params string[] settings)
    {
        _settings = settings;
        Start();
    }

    protected override string Program => "redis-server";

    protected override IEnumerable<string> Arguments =>
        ["--port", Port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "--dir", Folder, .. _settings];
}
