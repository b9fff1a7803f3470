namespace NotebookKit;

/// <summary>
/// One step that an image goes through before it reaches a network. What it does is a function of the image and the generator
/// alone, so that a seed repeats it. An own transform derives from this and overrides <see cref="Apply"/>.
/// </summary>
public abstract record ImageTransform
{
    /// <summary>Makes the changed image.</summary>
    /// <param name="image">The image; left as it is, and disposed by the caller.</param>
    /// <param name="random">Decides whatever is left to chance.</param>
    /// <returns>
    /// A new image, or <paramref name="image"/> itself where there is nothing to change: who calls a step by itself must look which
    /// before disposing both. <see cref="ImagePipeline.Apply"/> does, and always gives a new one.
    /// </returns>
    public abstract DecodedImage Apply(DecodedImage image, Random random);

    /// <summary>
    /// The shorter side below which the file must not be shrunk while decoding (<see cref="ImageDecodeOptions.ShrinkJpegs"/>); null
    /// when it needs the file's own pixels.
    /// </summary>
    internal virtual int? ShorterSide => null;
}
