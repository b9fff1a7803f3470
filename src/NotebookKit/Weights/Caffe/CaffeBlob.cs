using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>
/// One of a layer's arrays (BVLC/caffe, src/caffe/proto/caffe.proto, BlobProto): a shape, or in old files num × channels × height ×
/// width, and floats or doubles, packed into one field or each in its own.
/// </summary>
internal static class CaffeBlob
{
    private const int Num = 1, Width = 4, Data = 5, Shape = 7, DoubleData = 8;

    public static StoredTensor Read(DiskBytes file, WireField blob, string name)
    {
        List<long>? shape = null;
        long[] legacy = new long[Width];
        long bytes = 0, doubleBytes = 0, fields = 0, start = 0;
        foreach (WireField field in WireField.Of(file, blob.Start, blob.Length))
        {
            switch (field.Number)
            {
                case >= Num and <= Width when field.Kind == WireField.Varint: legacy[field.Number - Num] = (long)field.Value; break;
                case Shape when field.Kind == WireField.Bytes: shape = Dimensions(file, field); break;
                case Data or DoubleData when field.Kind is WireField.Bytes or WireField.Four or WireField.Eight:
                    if (field.Number == Data) bytes += field.Length;
                    else doubleBytes += field.Length;
                    (fields, start) = (fields + 1, field.Start);
                    break;
            }
        }

        if (bytes > 0 && doubleBytes > 0) throw new InvalidDataException($"'{name}' has both floats and doubles");
        int number = doubleBytes > 0 ? DoubleData : Data;
        var entry = new WeightEntry(name, number == DoubleData ? ScalarType.Float64 : ScalarType.Float32, shape ?? [.. legacy]);
        if (entry.Bytes != bytes + doubleBytes) throw new InvalidDataException($"'{name}' has {bytes + doubleBytes:N0} bytes, but {ShapeText.Of(entry.Shape)} of {entry.Type} are {entry.Bytes:N0}");
        // Packed, as all but the oldest are, the numbers lie in one piece.
        return new StoredTensor(entry, fields == 1 ? () => file.Open(start, entry.Bytes) : () => new FieldStream(file, WireField.Of(file, blob.Start, blob.Length).Where(field => field.Number == number)));
    }

    private static List<long> Dimensions(DiskBytes file, WireField shape)
    {
        List<long> sizes = [];
        foreach (WireField field in WireField.Of(file, shape.Start, shape.Length).Where(field => field.Number == 1))
        {
            if (field.Kind == WireField.Varint) sizes.Add((long)field.Value);
            else
            {
                var packed = new ByteCursor(file, field.Start, field.Start + field.Length);
                while (packed.Remaining > 0 && sizes.Count <= WeightLimits.Dimensions) sizes.Add((long)packed.Varint());
            }

            if (sizes.Count > WeightLimits.Dimensions) throw new InvalidDataException("an array has too many axes");
        }

        return sizes;
    }

    /// <summary>The contents of fields one after another.</summary>
    private sealed class FieldStream(ByteStore file, IEnumerable<WireField> fields) : ForwardStream
    {
        private readonly IEnumerator<WireField> _fields = fields.GetEnumerator();
        private long _at, _end;

        public override int Read(Span<byte> buffer)
        {
            int done = 0;
            while (done < buffer.Length)
            {
                if (_at == _end)
                {
                    if (!_fields.MoveNext()) break;
                    (_at, _end) = (_fields.Current.Start, _fields.Current.Start + _fields.Current.Length);
                }

                int count = (int)Math.Min(buffer.Length - done, _end - _at);
                file.Read(_at, buffer.Slice(done, count));
                (_at, done) = (_at + count, done + count);
            }

            return done;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing) _fields.Dispose();
            base.Dispose(disposing);
        }
    }
}
