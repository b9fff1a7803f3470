using TorchSharp;

namespace NotebookKit;

/// <summary>Where new tensors go, and where they could: what <c>#!device</c> shows.</summary>
/// <param name="Current">The device of new tensors.</param>
/// <param name="Usable">The devices that libtorch can use here.</param>
public sealed record DeviceReport(string Current, IReadOnlyList<string> Usable)
{
    /// <summary>The devices of this machine and the present default.</summary>
    public static DeviceReport Look()
    {
        IEnumerable<string> gpus = torch.cuda.is_available() ? Enumerable.Range(0, torch.cuda.device_count()).Select(i => $"cuda:{i}") : [];
        return new DeviceReport(torch.get_default_device().ToString(), ["cpu", .. gpus]);
    }

    /// <summary>Makes a device that of new tensors, in this process.</summary>
    /// <param name="device">For example "cpu", "cuda" or "cuda:1".</param>
    /// <exception cref="KitException">libtorch cannot use it here.</exception>
    public static DeviceReport Choose(string device)
    {
        ArgumentNullException.ThrowIfNull(device);
        DeviceReport here = Look();
        if (!here.Usable.Any(usable => usable == device || usable == $"{device}:0"))
            throw new KitException($"There is no device {device} here: libtorch can use {string.Join(", ", here.Usable)}{(device.StartsWith("cuda", StringComparison.Ordinal) ? "; #!gpu says why" : "")}.");
        torch.set_default_device(device);
        return Look();
    }
}
