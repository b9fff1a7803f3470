using System.Text;

namespace NotebookKit;

/// <summary>
/// Caffe's .caffemodel (BVLC/caffe, src/caffe/proto/caffe.proto, NetParameter): layers in field 100, or in field 2 in files from before
/// 2015. A layer's first array is called <c>LAYER.weight</c>, its second <c>LAYER.bias</c>, further ones <c>LAYER.blob2</c> and so on.
/// </summary>
internal static class CaffeFile
{
    public const string Format = "Caffe";
    private const int Layers = 100, OldLayers = 2;

    /// <summary>The numbers of a layer's name and arrays; the oldest form wraps the layer once more (V0LayerParameter).</summary>
    private static readonly (int Name, int Blobs) New = (1, 7), Old = (4, 6), Oldest = (1, 50);

    public static StoredWeights Open(DiskBytes file)
    {
        List<StoredTensor> tensors = [];
        bool any = false;
        foreach (WireField field in WireField.Of(file, 0, file.Length))
        {
            if (field.Kind != WireField.Bytes || field.Number is not (Layers or OldLayers)) continue;
            any = true;
            Layer(file, field, field.Number == Layers ? New : Old, tensors);
            if (tensors.Count > WeightLimits.Tensors) throw new InvalidDataException($"it holds more than {WeightLimits.Tensors:N0} arrays");
        }

        return any ? new StoredWeights(file.Path, Format, file, tensors) : throw new InvalidDataException("there is no layer in it");
    }

    /// <summary>What an array of a layer is called.</summary>
    public static string NameOf(string layer, int blob) => blob switch
    {
        0 => $"{layer}.weight",
        1 => $"{layer}.bias",
        _ => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{layer}.blob{blob}"),
    };

    private static void Layer(DiskBytes file, WireField layer, (int Name, int Blobs) numbers, List<StoredTensor> tensors)
    {
        string name = "";
        List<WireField> blobs = [];
        foreach (WireField field in WireField.Of(file, layer.Start, layer.Length))
        {
            if (field.Kind != WireField.Bytes) continue;
            if (field.Number == numbers.Name)
            {
                if (field.Length > WeightLimits.NameBytes) throw new InvalidDataException("a layer's name is far too long");
                byte[] text = new byte[(int)field.Length];
                file.Read(field.Start, text);
                name = Encoding.UTF8.GetString(text);
            }
            else if (field.Number == numbers.Blobs)
            {
                blobs.Add(field);
                if (blobs.Count > WeightLimits.Dimensions) throw new InvalidDataException($"the layer '{name}' has more than {WeightLimits.Dimensions} arrays");
            }
            else if (numbers == Old && field.Number == 1)
            {
                Layer(file, field, Oldest, tensors);
            }
        }

        for (int i = 0; i < blobs.Count; i++) tensors.Add(CaffeBlob.Read(file, blobs[i], NameOf(name, i)));
    }
}
