using System.Text;

namespace NotebookKit.Display;

/// <summary>Builds HTML in which nothing but this kit's own tags is markup: text and attributes are cleaned and escaped.</summary>
internal sealed class HtmlWriter
{
    private readonly StringBuilder _body = new();
    private readonly List<string> _rules = [Css.Base];
    private int _pictureBytes;

    /// <summary>Opens an element; an attribute whose value is null is left out.</summary>
    public HtmlWriter Open(string tag, params ReadOnlySpan<(string Name, string? Value)> attributes) => Start(tag, attributes, ">");

    /// <summary>Writes an element that has no content.</summary>
    public HtmlWriter Void(string tag, params ReadOnlySpan<(string Name, string? Value)> attributes) => Start(tag, attributes, "/>");

    /// <summary>Closes an element.</summary>
    public HtmlWriter Close(string tag)
    {
        _body.Append("</").Append(tag).Append('>');
        return this;
    }

    /// <summary>Writes text, escaped.</summary>
    public HtmlWriter Text(string text)
    {
        _body.AppendEscaped(text);
        return this;
    }

    /// <summary>Writes a script of the kit's own; nothing in it can end it early.</summary>
    public HtmlWriter Script(string code)
    {
        _body.Append("<script>").Append(code.Replace("</script", "<\\/script", StringComparison.OrdinalIgnoreCase).Replace("<!--", "<\\!--", StringComparison.Ordinal)).Append("</script>");
        return this;
    }

    /// <summary>Takes a picture's bytes from what an output may hold; false where that is used up, and the picture has to stay out.</summary>
    public bool Affords(EncodedImage image)
    {
        int bytes = (image.Data.Length + 2) / 3 * 4;
        if (_pictureBytes + bytes > DisplayLimits.PictureBytes) return false;
        _pictureBytes += bytes;
        return true;
    }

    /// <summary>Says that the output needs these style rules; each set is written once an output.</summary>
    public HtmlWriter Uses(string rules)
    {
        if (!_rules.Contains(rules)) _rules.Add(rules);
        return this;
    }

    /// <summary>The whole output: one element, with the few style rules that its parts asked for.</summary>
    public override string ToString() => $"<div class=\"nbk\"><style>{string.Concat(_rules)}</style>{_body}</div>";

    private HtmlWriter Start(string tag, ReadOnlySpan<(string Name, string? Value)> attributes, string end)
    {
        _body.Append('<').Append(tag);
        foreach ((string name, string? value) in attributes)
        {
            if (value is null) continue;
            _body.Append(' ').Append(name).Append("=\"");
            _body.AppendEscaped(value).Append('"');
        }

        _body.Append(end);
        return this;
    }
}
