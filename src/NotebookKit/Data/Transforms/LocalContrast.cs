namespace NotebookKit;

/// <summary>
/// Takes each pixel's surroundings away: <c>128 + gain · (pixel − blurred)</c>, a channel at a time, so that vessels and lesions stand on
/// even grey whatever the lamp and the skin (B. Graham, "Kaggle Diabetic Retinopathy Detection competition report", 2015).
/// </summary>
/// <param name="Sigma">The deviation of the Gaussian blur as a part of the shorter side, above 0 and up to 0.25; Graham's is a thirtieth of the eye's radius.</param>
/// <param name="Gain">What the difference is multiplied with, above 0; Graham's is 4.</param>
/// <remarks>Wholly black pixels are no picture (<see cref="CircleCrop"/>): they have no part in the blur, and become grey.</remarks>
public sealed record LocalContrast(double Sigma = 1.0 / 60, double Gain = 4) : ImageTransform
{
    private const byte Grey = 128;

    /// <summary>The deviation of the blur as a part of the shorter side.</summary>
    public double Sigma { get; init => field = TransformRange.Above0(value, 0.25, nameof(Sigma)); } = TransformRange.Above0(Sigma, 0.25, nameof(Sigma));

    /// <summary>What the difference is multiplied with.</summary>
    public double Gain { get; init => field = TransformRange.Above0(value, 100, nameof(Gain)); } = TransformRange.Above0(Gain, 100, nameof(Gain));

    /// <inheritdoc/>
    public override DecodedImage Apply(DecodedImage image, Random random)
    {
        ArgumentNullException.ThrowIfNull(image);
        int width = image.Width, height = image.Height, channels = image.Channels;
        DecodedImage result = new(width, height, channels) { OriginalBits = image.OriginalBits };
        float[] kernel = Kernel(Sigma * Math.Min(width, height)), there = new float[width * height];
        for (int i = 0; i < there.Length; i++) there[i] = image.Pixels.Slice(i * channels, channels).ContainsAnyExcept((byte)0) ? 1 : 0;
        float[] weight = Blur(there, width, height, kernel), plane = new float[there.Length];
        for (int channel = 0; channel < channels; channel++)
        {
            for (int i = 0; i < plane.Length; i++) plane[i] = image.Pixels[i * channels + channel];
            float[] blurred = Blur(plane, width, height, kernel);
            for (int i = 0; i < plane.Length; i++)
            {
                double value = there[i] > 0 ? Grey + Gain * (plane[i] - blurred[i] / weight[i]) : Grey;
                result.Writable[i * channels + channel] = (byte)Math.Clamp(Math.Round(value), 0, 255);
            }
        }

        return result;
    }

    internal override int? ShorterSide => 0;

    /// <summary>Half of a Gaussian, from its middle outwards, to three deviations.</summary>
    private static float[] Kernel(double sigma) =>
        [.. Enumerable.Range(0, 1 + (int)Math.Ceiling(3 * sigma)).Select(at => (float)Math.Exp(-at * at / (2 * sigma * sigma)))];

    /// <summary>Sums of neighbours times the kernel, in rows and then in columns; what lies beyond the picture is zero.</summary>
    private static float[] Blur(float[] plane, int width, int height, float[] kernel)
    {
        float[] across = new float[plane.Length], both = new float[plane.Length];
        for (int row = 0; row < height; row++)
            Along(plane.AsSpan(row * width, width), across.AsSpan(row * width, width), 1, width, kernel);
        for (int row = 0; row < height; row++)
            Along(across, both.AsSpan(row * width, width), width, height, kernel, row);
        return both;
    }

    /// <summary>One line of a row's blur (a step of 1), or of all columns' at once (a step of a row).</summary>
    private static void Along(ReadOnlySpan<float> from, Span<float> to, int step, int count, float[] kernel, int row = 0)
    {
        for (int offset = 1 - kernel.Length; offset < kernel.Length; offset++)
        {
            float part = kernel[Math.Abs(offset)];
            if (step == 1)
            {
                int first = Math.Max(0, -offset), end = Math.Min(count, count - offset);
                for (int i = first; i < end; i++) to[i] += part * from[i + offset];
            }
            else if ((uint)(row + offset) < (uint)count)
            {
                ReadOnlySpan<float> line = from.Slice((row + offset) * step, step);
                for (int i = 0; i < line.Length; i++) to[i] += part * line[i];
            }
        }
    }
}
