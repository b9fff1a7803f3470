using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Data.Analysis;

namespace NotebookKit;

/// <summary>Images that a table lists: a CSV or TSV manifest, or a <see cref="DataFrame"/>.</summary>
public static partial class ImageTable
{
    private const int Named = 3;

    /// <summary>Loads the images that a file lists, which lie beside it or below <see cref="ImageTableLayout.Folder"/>.</summary>
    /// <param name="path">A .csv or .tsv file.</param>
    /// <param name="layout">Which column is what.</param>
    /// <exception cref="KitException">The table cannot be read, lacks a column or a value, names files that are not there, or gives one file two labels.</exception>
    /// <example><code>ImageFileSet eyes = ImageTable.Load("labels.csv", new() { Path = "{split}/{file}", Label = "retinopathy_grade", Part = "split" });</code></example>
    public static ImageFileSet Load(string path, ImageTableLayout layout)
    {
        ArgumentNullException.ThrowIfNull(layout);
        string home = Path.GetDirectoryName(Path.GetFullPath(path))!;
        return Load(DelimitedFile.Read(path), layout with { Folder = layout.Folder is null ? home : Path.Combine(home, layout.Folder) }, Path.GetFileName(home), path);
    }

    /// <summary>Loads the images that a table lists.</summary>
    /// <param name="table">A row for each image.</param>
    /// <param name="layout">Which column is what; <see cref="ImageTableLayout.Folder"/> says where the files are.</param>
    /// <param name="name">What the set is called.</param>
    /// <exception cref="KitException">The table lacks a column or a value, names files that are not there, or gives one file two labels.</exception>
    public static ImageFileSet Load(DataFrame table, ImageTableLayout layout, string name = "images") => Load(table, layout, name, "The table");

    private static ImageFileSet Load(DataFrame table, ImageTableLayout layout, string name, string source)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(layout);
        int rows = checked((int)table.Rows.Count);
        string[] template = [.. Placeholder().Matches(layout.Path).Select(match => match.Groups[1].Value).Distinct()];
        if (template.Length == 0) throw new KitException($"The path '{layout.Path}' is the same for all images: put a column's name in braces, such as {{file}}.");
        Dictionary<string, string[]> texts = template.ToDictionary(column => column, column => Texts(table, column, source));
        string[] paths = [.. Enumerable.Range(0, rows).Select(row => Placeholder().Replace(layout.Path, match => texts[match.Groups[1].Value][row]))];

        Dictionary<string, StoredFile> present = Files(layout.Folder ?? ".", paths);
        string[] missing = [.. paths.Where(path => !present.ContainsKey(path))];
        if (missing.Length > 0)
        {
            throw new KitException(string.Create(
                CultureInfo.InvariantCulture,
                $"{source} lists {rows:N0} images, but {missing.Length:N0} are not in {layout.Folder ?? "."}: {string.Join(", ", missing.Take(Named))}{(missing.Length > Named ? ", …" : "")}."));
        }

        string[] values = Filled(table, layout.Label, source);
        IReadOnlyList<string> classes = layout.ClassNames ?? Classes(values);
        ImageFileSet.MustDiffer(source, classes);
        StoredFile[] files = [.. paths.Select(path => present[path])];
        int[] labels = Labels(values, classes, layout, source);
        OneLabelEach(files, labels, classes, source);
        return new ImageFileSet(name, files, labels, classes)
        {
            PartNames = layout.Part is null ? null : [.. Filled(table, layout.Part, source).Select(KnownParts.Of)],
            Groups = layout.Group is null ? null : Texts(table, layout.Group, source),
            Attributes = layout.Attributes.Distinct(StringComparer.Ordinal).ToDictionary(column => column, column => (IReadOnlyList<string>)Texts(table, column, source), StringComparer.Ordinal),
        };
    }

    /// <summary>In a folder only the named files are looked at; an archive is listed once.</summary>
    private static Dictionary<string, StoredFile> Files(string folder, string[] paths)
    {
        Dictionary<string, StoredFile> files = new(StringComparer.Ordinal);
        if (!Directory.Exists(folder))
        {
            foreach (StoredFile file in FileTree.Open(folder))
                if (!files.TryAdd(file.Name, file)) throw new KitException($"{folder} has two files with the name {file.Name}: pack it again with one of them.");
            return files;
        }

        foreach (string path in paths)
        {
            string full = Path.Combine(folder, path);
            if (File.Exists(full)) files.TryAdd(path, new DiskFile(full, path));
        }

        return files;
    }

    private static string[] Texts(DataFrame table, string column, string source)
    {
        DataFrameColumn? found = table.Columns.FirstOrDefault(candidate => candidate.Name == column);
        if (found is null) throw new KitException($"{source} has no column '{column}'; it has {string.Join(", ", table.Columns.Select(candidate => candidate.Name))}.");
        return [.. Enumerable.Range(0, checked((int)found.Length)).Select(row => Convert.ToString(found[row], CultureInfo.InvariantCulture) ?? "")];
    }

    /// <summary>A column that must have a value in each row.</summary>
    private static string[] Filled(DataFrame table, string column, string source)
    {
        string[] texts = Texts(table, column, source);
        int empty = Array.FindIndex(texts, string.IsNullOrWhiteSpace);
        return empty < 0 ? texts : throw new KitException($"{source}: row {empty + 1} has no {column}: fill it in, or take the row out.");
    }

    /// <summary>A file may be listed more than once, but as one thing.</summary>
    private static void OneLabelEach(StoredFile[] files, int[] labels, IReadOnlyList<string> classes, string source)
    {
        Dictionary<string, int> first = new(files.Length, StringComparer.Ordinal);
        for (int row = 0; row < files.Length; row++)
        {
            if (first.TryAdd(files[row].Identity, row)) continue;
            int before = first[files[row].Identity];
            if (labels[before] != labels[row])
                throw new KitException($"{source} lists {files[row].Name} as {classes[labels[before]]} in row {before + 1} and as {classes[labels[row]]} in row {row + 1}: only one can be right.");
        }
    }

    /// <summary>Classes that are numbers in the order of numbers, others in that of their names.</summary>
    private static string[] Classes(string[] values)
    {
        string[] distinct = [.. values.Distinct(StringComparer.Ordinal)];
        return distinct.All(value => long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))
            ? [.. distinct.OrderBy(value => long.Parse(value, CultureInfo.InvariantCulture))]
            : [.. distinct.Order(StringComparer.Ordinal)];
    }

    /// <summary>A label is a class's name, or, where names are given for numbers, the class's number.</summary>
    private static int[] Labels(string[] values, IReadOnlyList<string> classes, ImageTableLayout layout, string source)
    {
        Dictionary<string, int> numbers = classes.Index().ToDictionary(item => item.Item, item => item.Index, StringComparer.Ordinal);
        return [.. values.Select((value, row) =>
            numbers.TryGetValue(value, out int label) ? label
            : layout.ClassNames is not null && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out label) && label < classes.Count ? label
            : throw new KitException($"{source}: row {row + 1} has the {layout.Label} '{value}', which is none of the {classes.Count} classes ({string.Join(", ", classes.Take(Named))}{(classes.Count > Named ? ", …" : "")})."))];
    }

    [GeneratedRegex(@"\{([^{}]+)\}")]
    private static partial Regex Placeholder();
}
