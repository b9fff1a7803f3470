using System.Globalization;
using TorchSharp;

namespace NotebookKit.Display;

/// <summary>A batch as a network gets it: its shape, how its classes are mixed, its first images.</summary>
internal static class BatchFace
{
    private const int ClassesNamed = 20;

    public static IPart Of(Batch batch)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        using IDisposable frozen = torch.no_grad();
        long[] labels = batch.Labels.detach().cpu().to(torch.int64).data<long>().ToArray();
        int shown = Math.Min(labels.Length, Math.Max(batch.Images.shape[^1], batch.Images.shape[^2]) <= DisplayLimits.CrispSide ? DisplayLimits.BatchTiles : DisplayLimits.BatchPhotos);
        ImageGrid? grid = shown > 0 && batch.Images.shape is [_, 1 or 3, > 0, > 0]
            ? ImageGrid.Of(batch.Images.slice(0, 0, shown, 1), [.. labels.Take(shown).Select(label => string.Create(CultureInfo.InvariantCulture, $"class {label}"))])
            : null;
        IGrouping<long, long>[] counts = [.. labels.GroupBy(label => label).OrderBy(group => group.Key)];
        string mixed = string.Join(", ", counts.Take(ClassesNamed).Select(group => string.Create(CultureInfo.InvariantCulture, $"{group.Key}: {group.Count()}"))) + (counts.Length > ClassesNamed ? ", …" : "");
        return new Stack(
            new Line($"Batch of {Numbers.Count(labels.Length)} images {Numbers.Shape(batch.Images.shape)} {TensorFacts.ElementType(batch.Images.dtype)}{(grid is not null && shown < labels.Length ? $", the first {shown} shown" : "")}", Line.Title),
            new Line($"images of each class: {mixed}"),
            grid is null ? new Stack() : new Stack(new HtmlOnly(ImageGridFace.Tiles(grid)), new Line(grid.Title.Split(", ", 2)[^1], Line.Small)));
    }
}
