using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.DotNet.Interactive.Formatting;

namespace NotebookKit.Host;

/// <summary>Arrays of several dimensions in their shape; the formatters' own way is one flat list. Long dimensions are cut, and it is said.</summary>
internal static class ArrayFace
{
    private const int MostInRow = 12;
    private const int MostSlices = 3;

    private static readonly Type[] Elements =
    [
        typeof(bool), typeof(byte), typeof(short), typeof(int), typeof(long), typeof(Half), typeof(float), typeof(double), typeof(decimal), typeof(char), typeof(string), typeof(object),
    ];

    // A formatter for Array itself would be asked for every list of numbers, too.
    public static void Register()
    {
        foreach (Type type in Elements.SelectMany(_ => Enumerable.Range(2, 3), (element, rank) => element.MakeArrayType(rank)))
        {
            Formatter.Register(type, (array, writer) => writer.Write(Text((Array)array)), MimeBundle.PlainText);
            Formatter.Register(type, (array, writer) => writer.Write($"<pre>{WebUtility.HtmlEncode(Text((Array)array))}</pre>"), MimeBundle.Html);
            Formatter.SetPreferredMimeTypesFor(type, MimeBundle.PlainText);
        }
    }

    public static string Text(Array array)
    {
        var text = new StringBuilder($"{TypeName.Of(array.GetType().GetElementType()!)}[{string.Join(", ", Enumerable.Range(0, array.Rank).Select(array.GetLength))}]\n");
        int width = array.Length == 0 ? 0 : Seen(array, [], 0).Max(indices => Element(array, indices).Length);
        Append(text, array, [], width);
        return text.ToString();
    }

    private static void Append(StringBuilder text, Array array, int[] indices, int width)
    {
        int dimension = indices.Length;
        if (dimension == array.Rank)
        {
            text.Append(Element(array, indices).PadLeft(width));
            return;
        }

        bool last = dimension == array.Rank - 1;
        string between = last ? ", " : ",\n" + new string(' ', dimension + 1);
        text.Append('[');
        int length = array.GetLength(dimension), shown = Math.Min(length, Most(array, dimension));
        for (int i = 0; i < shown; i++)
        {
            if (i > 0) text.Append(between);
            Append(text, array, [.. indices, array.GetLowerBound(dimension) + i], width);
        }

        if (shown < length) text.Append(between).Append(CultureInfo.InvariantCulture, $"… {length - shown:N0} more");
        text.Append(']');
    }

    private static IEnumerable<int[]> Seen(Array array, int[] indices, int dimension) => dimension == array.Rank
        ? [indices]
        : Enumerable.Range(array.GetLowerBound(dimension), Math.Min(array.GetLength(dimension), Most(array, dimension)))
            .SelectMany(i => Seen(array, [.. indices, i], dimension + 1));

    private static int Most(Array array, int dimension) => dimension >= array.Rank - 2 ? MostInRow : MostSlices;

    // An object is named, not asked: its own text may be long, and may throw.
    private static string Element(Array array, int[] indices) => ShortValue.Of(array.GetValue(indices));
}
