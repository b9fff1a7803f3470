using System.ComponentModel;
using static TorchSharp.torch;

namespace NotebookKit.Interactive;

/// <summary>Magic commands about models.</summary>
public static class ModelMagics
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<MagicCommand> All { get; } = [MagicCommand.Of("#!summary", Summary), MagicCommand.Of("#!params", Params)];

    /// <summary>A model's table.</summary>
    [Description("Shows a model's layers; with an input's shape also what each returns and costs.")]
    public static ModelSummary Summary(
        [Description("a variable that holds a model"), Offers<ModelNames>] string model, IMagicHost host,
        [Description("the input's shape, for example 1,3,224,224")] long[]? input = null)
    {
        ArgumentNullException.ThrowIfNull(host);
        nn.Module found = NamedModel.Find(model, "#!summary", host.Variables);
        if (input is null) return ModelSummary.Structure(found);
        if (input.Any(size => size < 1)) throw new KitException($"#!summary: every size of an input is 1 or more, not {string.Join(',', input)}.");
        return ModelSummary.Of(NamedModel.FindTrainable(model, "#!summary", host.Variables), input);
    }

    /// <summary>A model's parameters.</summary>
    [Description("Shows a model's parameters one by one: shape, mean and σ, gradient, frozen or not. Without a name, the notebook's only model.")]
    public static ParameterList Params(IMagicHost host, [Description("a variable that holds a model"), Offers<ModelNames>] string? model = null)
    {
        ArgumentNullException.ThrowIfNull(host);
        if (model is not null) return ParameterList.Of(NamedModel.Find(model, "#!params", host.Variables));
        string[] names = [.. host.Variables.Where(variable => typeof(nn.Module).IsAssignableFrom(variable.Type)).Select(variable => variable.Name)];
        return names switch
        {
            [var only] => ParameterList.Of(NamedModel.Find(only, "#!params", host.Variables)),
            [] => throw new KitException("#!params: no variable holds a model yet. (What a notebook can be run with is shown by nbkit describe.)"),
            _ => throw new KitException($"#!params: which model? There are {string.Join(", ", names)}."),
        };
    }
}
