namespace NotebookKit.Host;

/// <summary>A part of a documentation page, before it is Markdown, HTML or text.</summary>
internal abstract record DocBlock
{
    private DocBlock() { }

    internal sealed record Heading(string Text) : DocBlock;

    internal sealed record Paragraph(IReadOnlyList<DocSpan> Spans) : DocBlock;

    internal sealed record Code(string Text) : DocBlock;

    internal sealed record Items(bool Numbered, IReadOnlyList<IReadOnlyList<DocBlock>> Entries) : DocBlock;

    /// <summary>A paragraph that begins with a name: a parameter, an exception.</summary>
    public static IReadOnlyList<DocBlock> Named(string name, IReadOnlyList<DocBlock> text) => text is [Paragraph first, ..]
        ? [new Paragraph([new DocSpan(name, IsCode: true), new DocSpan(": "), .. first.Spans]), .. text.Skip(1)]
        : [new Paragraph([new DocSpan(name, IsCode: true)]), .. text];
}

/// <summary>A stretch of a paragraph.</summary>
/// <param name="Text">Its text, spaces as in the paragraph.</param>
/// <param name="IsCode">Whether it is code.</param>
internal sealed record DocSpan(string Text, bool IsCode = false);
