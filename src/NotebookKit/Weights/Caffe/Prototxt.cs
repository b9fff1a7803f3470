using System.Globalization;

namespace NotebookKit;

/// <summary>
/// A message in protobuf's text format, as Caffe's prototxt files are written: fields with a value (<c>name: "conv1"</c>) or a message
/// of their own (<c>layer { … }</c>), each possibly many times.
/// </summary>
internal sealed class Prototxt
{
    private readonly List<(string Name, string? Value, Prototxt? Message)> _fields = [];

    /// <summary>All values of a field.</summary>
    public IEnumerable<string> Values(string name) => _fields.Where(field => field.Name == name && field.Value is not null).Select(field => field.Value!);

    /// <summary>All messages of a field.</summary>
    public IEnumerable<Prototxt> Messages(string name) => _fields.Where(field => field.Name == name && field.Message is not null).Select(field => field.Message!);

    /// <summary>A field's first value, or null.</summary>
    public string? Value(string name) => Values(name).FirstOrDefault();

    /// <summary>A field's first number, or another where it has none.</summary>
    /// <exception cref="InvalidDataException">It is no number from 0 on.</exception>
    public int Number(string name, int otherwise) => Value(name) is not { } text ? otherwise
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number
        : throw new InvalidDataException($"'{name}' is {text}, which is no number");

    /// <summary>Reads a file.</summary>
    /// <exception cref="InvalidDataException">It is no text of this format.</exception>
    public static Prototxt Read(string path)
    {
        using FileStream stream = File.OpenRead(path);
        if (stream.Length > WeightLimits.DescriptionBytes) throw new InvalidDataException($"{Path.GetFileName(path)} has {stream.Length:N0} bytes, too many for a description");
        using var reader = new StreamReader(stream);
        Queue<string> tokens = new(Tokens(reader.ReadToEnd()));
        return Message(tokens, 0);
    }

    private static Prototxt Message(Queue<string> tokens, int depth)
    {
        if (depth > WeightLimits.Depth) throw new InvalidDataException("its description is nested beyond all measure");
        var message = new Prototxt();
        while (tokens.TryDequeue(out string? name) && name != "}")
        {
            if (!tokens.TryDequeue(out string? next)) throw new InvalidDataException("its description ends too early");
            if (next == ":" && !tokens.TryDequeue(out next)) throw new InvalidDataException("its description ends too early");
            message._fields.Add(next == "{" ? (name, null, Message(tokens, depth + 1)) : (name, next.Trim('"', '\''), null));
        }

        return message;
    }

    private static IEnumerable<string> Tokens(string text)
    {
        for (int i = 0; i < text.Length;)
        {
            int start = i;
            switch (text[i])
            {
                case '#':
                    while (i < text.Length && text[i] != '\n') i++;
                    break;
                case '{' or '}' or ':':
                    i++;
                    yield return text[start..i];
                    break;
                case '"' or '\'':
                    i = text.IndexOf(text[start], start + 1) + 1;
                    if (i == 0) throw new InvalidDataException("its description has a text without an end");
                    yield return text[start..i];
                    break;
                case var space when char.IsWhiteSpace(space) || space is ',' or ';':
                    i++;
                    break;
                default:
                    while (i < text.Length && !char.IsWhiteSpace(text[i]) && text[i] is not ('{' or '}' or ':' or '#' or ',' or ';' or '"' or '\'')) i++;
                    yield return text[start..i];
                    break;
            }
        }
    }
}
