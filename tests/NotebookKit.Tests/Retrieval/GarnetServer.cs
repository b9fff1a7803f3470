using System.Globalization;

namespace NotebookKit.Tests;

/// <summary>Microsoft's Garnet.</summary>
internal sealed class GarnetServer : RunningServer
{
    private readonly string[] _settings;

    /// <param name="settings">What it is started with beside its place.</param>
    public GarnetServer(params string[] settings)
    {
        _settings = settings;
        Start();
    }

    protected override string Program => Need.Garnet();

    // The default device needs libaio and liburing, which a bare system has not.
    protected override IEnumerable<string> Arguments =>
        ["--port", Port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "--checkpointdir", Folder, "--recover", "--memory", "512m", "--device-type", "RandomAccess", .. _settings];
}
