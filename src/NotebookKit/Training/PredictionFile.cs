using System.Globalization;
using System.Text;

namespace NotebookKit;

/// <summary>Predictions as CSV (RFC 4180): label, then a probability a class.</summary>
internal static class PredictionFile
{
    private const string LabelColumn = "label";

    public static void Write(string path, Predictions predictions)
    {
        var text = new StringBuilder();
        text.Append(LabelColumn);
        foreach (string name in predictions.ClassNames) text.Append(',').Append(Quoted(name));
        text.Append('\n');
        for (int i = 0; i < predictions.Count; i++)
        {
            text.Append(Quoted(predictions.ClassNames[predictions.Labels[i]]));
            foreach (float probability in predictions.Row(i)) text.Append(',').Append(probability.ToString("R", CultureInfo.InvariantCulture));
            text.Append('\n');
        }

        AtomicFile.Write(path, Encoding.UTF8.GetBytes(text.ToString()));
    }

    public static Predictions Read(string path)
    {
        List<List<string>> rows;
        try
        {
            rows = Rows(File.ReadAllText(path));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new KitException($"The predictions {path} cannot be read: {error.Message}", error);
        }

        if (rows.Count == 0 || rows[0].Count < 2 || rows[0][0] != LabelColumn)
            throw new KitException($"{path} holds no predictions: its first line must be 'label' and the names of the classes.");
        string[] names = [.. rows[0].Skip(1)];
        List<int> labels = [];
        List<float> probabilities = [];
        for (int line = 1; line < rows.Count; line++)
        {
            List<string> row = rows[line];
            int label = Array.IndexOf(names, row[0]);
            if (row.Count != rows[0].Count || label < 0)
                throw new KitException($"Row {line} of {path} does not fit: it needs the name of a class and {names.Length} probabilities.");
            labels.Add(label);
            foreach (string value in row.Skip(1))
            {
                if (!float.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out float probability))
                    throw new KitException($"Row {line} of {path} has '{value}' where a probability belongs.");
                probabilities.Add(probability);
            }
        }

        return new Predictions([.. probabilities], labels, names);
    }

    private static string Quoted(string text) => text.AsSpan().ContainsAny(",\"\n\r") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;

    private static List<List<string>> Rows(string text)
    {
        List<List<string>> rows = [];
        List<string> row = [];
        var field = new StringBuilder();
        bool quoted = false;
        for (int i = 0; i < text.Length; i++)
        {
            char letter = text[i];
            if (quoted)
            {
                if (letter != '"') field.Append(letter);
                else if (i + 1 < text.Length && text[i + 1] == '"') field.Append(text[++i]);
                else quoted = false;
            }
            else if (letter == '"') quoted = true;
            else if (letter is ',' or '\n')
            {
                row.Add(field.ToString().TrimEnd('\r'));
                field.Clear();
                if (letter == ',') continue;
                rows.Add(row);
                row = [];
            }
            else field.Append(letter);
        }

        if (field.Length == 0 && row.Count == 0) return rows;
        row.Add(field.ToString());
        rows.Add(row);
        return rows;
    }
}
