namespace NotebookKit.Interactive;

/// <summary>The devices that libtorch can use here.</summary>
internal sealed class DeviceNames : IMagicValues
{
    public IEnumerable<string> Of(IReadOnlyList<NotebookVariable> variables) => DeviceReport.Look().Usable;
}
