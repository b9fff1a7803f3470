using System.Globalization;
using Microsoft.Data.Analysis;
using Microsoft.ML.Data;

namespace NotebookKit.Display;

/// <summary>A data frame's values in words.</summary>
internal static class DataFrameValue
{
    /// <summary>Whether a column holds numbers, which are set to the right.</summary>
    public static bool IsNumber(DataFrameColumn column) => column.DataType.IsPrimitive && column.DataType != typeof(bool) && column.DataType != typeof(char) || column.DataType == typeof(decimal);

    /// <summary>A column's type as C# and PyTorch name it.</summary>
    public static string TypeOf(DataFrameColumn column)
    {
        if (column.DataType == typeof(VBuffer<byte>)) return "bytes";
        return Type.GetTypeCode(column.DataType) switch
        {
            TypeCode.Single => "float32",
            TypeCode.Double => "float64",
            TypeCode.Byte => "uint8",
            TypeCode.SByte => "int8",
            TypeCode.Boolean => "bool",
            TypeCode.String => "string",
            TypeCode.Int16 or TypeCode.Int32 or TypeCode.Int64 or TypeCode.UInt16 or TypeCode.UInt32 or TypeCode.UInt64 or TypeCode.DateTime or TypeCode.Decimal or TypeCode.Char => column.DataType.Name.ToLowerInvariant(),
            _ => CleanText.Of(column.DataType.Name),
        };
    }

    /// <summary>A value; a dash where it is missing.</summary>
    public static string Words(object? value) => value switch
    {
        null => "–",
        bool truth => truth ? "true" : "false",
        float number => number.ToString("G6", CultureInfo.InvariantCulture),
        double number => number.ToString("G7", CultureInfo.InvariantCulture),
        DateTime time => time.ToString(time.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        VBuffer<byte> bytes => $"{Numbers.Count(bytes.Length)} bytes",
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    /// <summary>A value's bytes, or null where it isn't bytes.</summary>
    public static byte[]? Bytes(object? value) => value switch
    {
        byte[] bytes => bytes,
        VBuffer<byte> buffer => [.. buffer.DenseValues()],
        _ => null,
    };
}
