namespace NotebookKit.Host;

/// <summary>Where <c>#i "nuget: …"</c> lets packages come from.</summary>
/// <param name="Address">An https address, or the full path of a folder.</param>
internal sealed record PackageSource(string Address)
{
    public bool IsLocal => !Address.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads the text between the quotes.</summary>
    /// <param name="text">For example <c>nuget: ../packages</c>.</param>
    /// <param name="line">The line in the cell, from 1.</param>
    /// <param name="folder">What a relative path is relative to.</param>
    /// <exception cref="CellSourceException">It names no source, or one that cannot be used.</exception>
    public static PackageSource Parse(string text, int line, string folder)
    {
        string[] parts = text.Split(':', 2);
        string address = parts[^1].Trim();
        if (parts.Length < 2 || !parts[0].Trim().Equals("nuget", StringComparison.OrdinalIgnoreCase) || address.Length == 0)
            throw new CellSourceException(line, $"#i \"{text}\": write #i \"nuget: FOLDER\" or #i \"nuget: https://…\".");

        if (address.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
            throw new CellSourceException(line, $"#i \"nuget: {address}\": this source is not encrypted, and anybody on the way could change its packages: write https://.");
        if (address.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
            return Uri.TryCreate(address, UriKind.Absolute, out _) ? new PackageSource(address) : throw new CellSourceException(line, $"#i \"nuget: {address}\": this is not an address.");

        string path = Path.GetFullPath(address, folder);
        return Directory.Exists(path) ? new PackageSource(path) : throw new CellSourceException(line, $"#i \"nuget: {address}\": there is no such folder (looked for {path}).");
    }
}
