namespace NotebookKit;

/// <summary>A layer with weights, as a deploy.prototxt describes it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Outputs">Its filters, or outputs.</param>
/// <param name="Inputs">What one of them sees: channels over groups; null where only the file's size tells (a linear layer).</param>
/// <param name="KernelHeight">Rows of a filter; 1 for a linear layer.</param>
/// <param name="KernelWidth">Columns of a filter; 1 for a linear layer.</param>
/// <param name="HasBias">Whether it adds a bias.</param>
internal sealed record CaffeLayer(string Name, long Outputs, long? Inputs, long KernelHeight, long KernelWidth, bool HasBias)
{
    /// <summary>Whether it is a linear layer (InnerProduct) and not a convolution.</summary>
    public bool IsLinear { get; init; }

    /// <summary>The layers with weights in a description's order; channels are followed through concatenations.</summary>
    /// <exception cref="InvalidDataException">The description lacks what their shapes need.</exception>
    public static IReadOnlyList<CaffeLayer> Of(Prototxt net)
    {
        Dictionary<string, long> channels = new(StringComparer.Ordinal);
        long[] sizes = [.. net.Values("input_dim").Concat(net.Messages("input_shape").SelectMany(shape => shape.Values("dim"))).Select(Size)];
        if (net.Value("input") is { } input && sizes.Length > 1) channels[input] = sizes[1];

        List<CaffeLayer> layers = [];
        foreach (Prototxt layer in net.Messages("layer").Concat(net.Messages("layers")))
        {
            string name = layer.Value("name") ?? throw new InvalidDataException("its description has a layer without a name");
            long? inputs = layer.Values("bottom").Aggregate((long?)0, (sum, bottom) => sum + (channels.TryGetValue(bottom, out long known) ? known : null));
            long? outputs = Pooled(layer) ? layer.Values("bottom").FirstOrDefault() is { } first && channels.TryGetValue(first, out long same) ? same : null : inputs;
            switch (layer.Value("type")?.ToUpperInvariant())
            {
                case "INPUT":
                    outputs = Size(layer.Messages("input_param").SelectMany(parameter => parameter.Messages("shape")).SelectMany(shape => shape.Values("dim")).ElementAtOrDefault(1));
                    break;
                case "CONVOLUTION":
                    CaffeLayer convolution = Convolution(layer, name, inputs);
                    layers.Add(convolution);
                    outputs = convolution.Outputs;
                    break;
                case "INNERPRODUCT" or "INNER_PRODUCT":
                    Prototxt linear = Parameters(layer, "inner_product_param", name);
                    outputs = Size(linear.Value("num_output"));
                    layers.Add(new CaffeLayer(name, outputs.Value, null, 1, 1, linear.Value("bias_term") != "false") { IsLinear = true });
                    break;
            }

            foreach (string top in layer.Values("top"))
                if (outputs is not null) channels[top] = outputs.Value;
        }

        return layers.Count > 0 ? layers : throw new InvalidDataException("its description has no layer with weights");
    }

    /// <summary>Of several inputs, only a concatenation adds up the channels.</summary>
    private static bool Pooled(Prototxt layer) => layer.Value("type")?.ToUpperInvariant() != "CONCAT";

    private static CaffeLayer Convolution(Prototxt layer, string name, long? inputs)
    {
        Prototxt parameters = Parameters(layer, "convolution_param", name);
        int side = parameters.Number("kernel_size", 0), group = Math.Max(1, parameters.Number("group", 1));
        (int height, int width) = (parameters.Number("kernel_h", side), parameters.Number("kernel_w", side));
        if (inputs is null or 0 || inputs % group != 0 || height == 0 || width == 0) throw new InvalidDataException($"its description does not say what the filters of '{name}' see");
        return new CaffeLayer(name, Size(parameters.Value("num_output")), inputs / group, height, width, parameters.Value("bias_term") != "false");
    }

    private static Prototxt Parameters(Prototxt layer, string name, string layerName) =>
        layer.Messages(name).FirstOrDefault() ?? throw new InvalidDataException($"its description says nothing of the shape of '{layerName}'");

    private static long Size(string? text) => int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int size) && size is > 0 and < 1 << 24
        ? size
        : throw new InvalidDataException("its description has a size that makes no sense");
}
