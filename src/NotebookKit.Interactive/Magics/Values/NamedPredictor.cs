using static TorchSharp.torch;

namespace NotebookKit.Interactive;

/// <summary>A model with all that it needs to judge a picture.</summary>
/// <param name="Model">The model.</param>
/// <param name="Pipeline">How a picture becomes its input.</param>
/// <param name="ClassNames">Its classes in order; empty where nobody knows their names.</param>
/// <param name="Name">What it is called.</param>
/// <param name="IsBorrowed">Whether it is a variable of the notebook's, which goes on living.</param>
internal sealed record NamedPredictor(nn.Module<Tensor, Tensor> Model, ImagePipeline Pipeline, IReadOnlyList<string> ClassNames, string Name, bool IsBorrowed) : IDisposable
{
    /// <param name="name">A variable, weights, or a model whose weights are on this machine.</param>
    /// <param name="weights">Weights whose preprocessing a variable's model was trained with, or null.</param>
    /// <param name="size">The side of a trained network's images where it does not know it itself.</param>
    /// <param name="variables">The notebook's variables.</param>
    /// <exception cref="KitException">There is no such model, or nobody knows what it expects of a picture.</exception>
    public static NamedPredictor Find(string name, string? weights, int? size, IReadOnlyList<NotebookVariable> variables)
    {
        if (variables.FirstOrDefault(variable => variable.Name == name) is not { } variable) return OfCard(CardOf(name, variables));
        var model = NamedModel.FindTrainable(name, "#!predict", variables);
        if (weights is not null)
        {
            WeightCard card = CardOf(weights, variables);
            return new NamedPredictor(model, card.Preprocessing.Pipeline, card.ClassNames, name, IsBorrowed: true);
        }

        if (variable.Value is not TrainingRun { Normalisation: { } statistics } run)
            throw new KitException($"#!predict: nobody knows what {name} expects of a picture: name a finished training, or say --weights NAME for the weights whose pictures it learned from.");
        int side = size ?? (model as ImageModel)?.InputSize ?? throw new KitException($"#!predict: how large are {name}'s pictures? Say --size, for example --size 28.");
        if (side < 1) throw new KitException($"#!predict: --size is 1 or more, not {side}.");
        return new NamedPredictor(model, new ImagePipeline([new ResizeTo(side, side, ResizeFilter.Bilinear)], ImageNormalisation.Of(statistics)), run.ClassNames, name, IsBorrowed: true);
    }

    public void Dispose()
    {
        if (!IsBorrowed) Model.Dispose();
    }

    private static NamedPredictor OfCard(WeightCard card) =>
        card.IsHere
            ? new NamedPredictor(Models.Create(card.Model, weights: card.Name), card.Preprocessing.Pipeline, card.ClassNames, card.Name, IsBorrowed: false)
            : throw new KitException($"#!predict: the weights {card.Name} are not on this machine; #!weights info {card.Name} says where they would come from.");

    private static WeightCard CardOf(string name, IReadOnlyList<NotebookVariable> variables)
    {
        WeightCard[] cards = [.. Weights.List().Where(card => string.Equals(card.Name, name, StringComparison.OrdinalIgnoreCase) || string.Equals(card.Model, name, StringComparison.OrdinalIgnoreCase))];
        if (cards.Length > 0) return cards.FirstOrDefault(card => card.IsHere) ?? cards[0];
        string near = NearestName.Of(name, new PredictorNames().Of(variables).Concat(Weights.List().Select(card => card.Name))) is { } meant ? $"did you mean {meant}?" : "#!weights lists the weights.";
        throw new KitException($"#!predict: there is no variable and no weights {name}; {near}");
    }
}
