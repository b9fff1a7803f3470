using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>Puts weights into models.</summary>
public static class WeightLoading
{
    /// <summary>
    /// Loads weights that the kit knows, found on this machine or downloaded. Their type becomes the model's.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="card">Which weights, for example <c>Weights.Get("cifar-resnet20/akamaster")</c>.</param>
    /// <returns>The model.</returns>
    /// <exception cref="KitException">The weights are nowhere, damaged, or do not fit; the model is then as before.</exception>
    public static TModel Load<TModel>(this TModel model, WeightCard card) where TModel : nn.Module
    {
        ArgumentNullException.ThrowIfNull(card);
        using IWeightFile file = card.Open();
        return model.Load(file, MapOf(model, card.Origin));
    }

    /// <summary>Loads a file of weights in any format that <see cref="WeightFile"/> knows.</summary>
    /// <param name="model">The model.</param>
    /// <param name="path">The file.</param>
    /// <param name="map">What the file calls the model's tensors; unless said, the model's own names, or those of its map under which most are found.</param>
    /// <returns>The model.</returns>
    /// <exception cref="KitException">The file is not there, damaged, or does not fit; the model is then as before.</exception>
    public static TModel Load<TModel>(this TModel model, string path, WeightMap? map = null) where TModel : nn.Module
    {
        using IWeightFile file = WeightFile.Open(path);
        return model.Load(file, map);
    }

    /// <summary>
    /// Loads an open file, tensor by tensor: beside the model's own memory only a few megabytes are needed. All names and shapes are
    /// compared, and all that has a checksum is read once, before the first number of the model is changed.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="file">The file.</param>
    /// <param name="map">What the file calls the model's tensors; unless said, the model's own names, or those of its map under which most are found.</param>
    /// <returns>The model.</returns>
    /// <exception cref="KitException">The file is damaged or does not fit: the first three tensors that differ are named with both shapes. The model is then as before.</exception>
    public static TModel Load<TModel>(this TModel model, IWeightFile file, WeightMap? map = null) where TModel : nn.Module
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(file);
        IReadOnlyList<WeightPair> pairs = WeightPairing.Of(model, file, map ?? FittingMap(model, file));
        file.Check();
        using var _ = no_grad();
        foreach (WeightPair pair in pairs)
        {
            using var scope = NewDisposeScope();
            if (pair.Axes is null) file.ReadInto(pair.Source, pair.Target);
            else pair.Target.copy_(file.Read(pair.Source).permute([.. pair.Axes.Select(axis => (long)axis)]).reshape(pair.Target.shape));
        }

        return model;
    }

    private static WeightMap? MapOf(nn.Module model, string origin) => (model as IWeightMaps)?.WeightMaps.FirstOrDefault(map => map.Origin == origin);

    /// <summary>The map under which the most of the model's tensors are in the file.</summary>
    private static WeightMap FittingMap(nn.Module model, IWeightFile file)
    {
        if (model is not IWeightMaps { WeightMaps: { Count: > 0 } maps }) return WeightMap.Same;
        string[] names = [.. model.state_dict().Keys];
        return new[] { WeightMap.Same }.Concat(maps).MaxBy(map => names.Count(name => map.NameInFile(name) is { } source && file.Find(source) is not null))!;
    }
}
