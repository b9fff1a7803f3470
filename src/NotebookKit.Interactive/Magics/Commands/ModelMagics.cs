using System.ComponentModel;
using static TorchSharp.torch;

namespace NotebookKit.Interactive;

/// <summary>Magic commands about models.</summary>
public static class ModelMagics
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<MagicCommand> All { get; } = [MagicCommand.Of("#!models", List), MagicCommand.Of("#!summary", Summary), MagicCommand.Of("#!params", Params)];

    /// <summary>The networks that the kit builds by name.</summary>
    [Description("Lists the networks that the kit builds by name, with their papers and weights.")]
    public static ModelList List([Description("only those whose names match, for example *resnet*"), Offers<ModelPatterns>] string pattern = "*") => new(Models.List(pattern));

    /// <summary>A model's table.</summary>
    [Description("Shows a model's layers; with an input's shape also what each returns and costs.")]
    public static ModelSummary Summary(
        [Description("a variable that holds a model, or a name of #!models"), Offers<ModelCatalogue>] string model, IMagicHost host,
        [Description("the input's shape, for example 1,3,224,224")] long[]? input = null)
    {
        ArgumentNullException.ThrowIfNull(host);
        if (input?.Any(size => size < 1) == true) throw new KitException($"#!summary: every size of an input is 1 or more, not {string.Join(',', input)}.");
        if (host.Variables.All(variable => variable.Name != model) && Models.List().FirstOrDefault(card => string.Equals(card.Name, model, StringComparison.OrdinalIgnoreCase)) is { } card)
        {
            using var scope = NewDisposeScope();
            using ImageModel built = Models.Create(card.Name);
            return Of(built, input);
        }

        return Of(NamedModel.Find(model, "#!summary", host.Variables, new ModelCatalogue()), input);
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

    // A network of the kit's knows its own images; of another one only the structure can be shown without being told.
    private static ModelSummary Of(nn.Module model, long[]? input) => (model, input) switch
    {
        (ImageModel image, null) => ModelSummary.Of(image, 1, image.Channels, image.InputSize, image.InputSize),
        (_, null) => ModelSummary.Structure(model),
        (nn.Module<Tensor, Tensor> one, _) => ModelSummary.Of(one, input),
        _ => throw new KitException("#!summary: this model does not take one tensor and return one; call model.Summary(input) with what it takes."),
    };
}
