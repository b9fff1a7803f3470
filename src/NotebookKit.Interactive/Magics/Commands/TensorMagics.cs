using System.ComponentModel;
using NotebookKit.Display;
using TorchSharp;

namespace NotebookKit.Interactive;

/// <summary>Magic commands about values and tensors.</summary>
public static class TensorMagics
{
    private static TensorCensus? s_last;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<MagicCommand> All { get; } = [MagicCommand.Of("#!show", Show), MagicCommand.Of("#!tensors", Tensors)];

    /// <summary>Shows a variable, a tensor also in other ways than its usual one.</summary>
    [Description("Shows a variable as the last line of a cell would; a tensor also in another way.")]
    public static object Show(
        [Description("the variable")] object variable,
        [Description("for a tensor: another way to look at it")] TensorView view = TensorView.Usual) => (view, variable) switch
        {
            (TensorView.Usual, _) => variable,
            (TensorView.Rgb, torch.Tensor tensor) => tensor.Rgb(),
            (TensorView.Channels, torch.Tensor tensor) => tensor.Channels(),
            (TensorView.Heat, torch.Tensor tensor) => tensor.Heat(),
            (TensorView.Deeper, torch.Tensor tensor) => tensor.Deeper(),
            (TensorView.Plain, torch.Tensor tensor) => tensor.Plain(),
            _ => throw new KitException($"#!show: --view is for tensors, and this is a {variable?.GetType().Name ?? "null"}."),
        };

    /// <summary>Counts the live tensors.</summary>
    [Description("Counts live tensors, their bytes by device and variable, and what grew since the last call.")]
    public static TensorCensus Tensors(IMagicHost host)
    {
        ArgumentNullException.ThrowIfNull(host);
        return s_last = TensorCensus.Take(host.Variables.Select(variable => KeyValuePair.Create(variable.Name, variable.Value)), s_last);
    }
}
