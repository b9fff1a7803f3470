namespace NotebookKit;

/// <summary>Smooth chance over the unit square: values on a lattice, blended between its points.</summary>
internal sealed class ValueNoise
{
    private readonly int _cells;
    private readonly float[] _values;

    /// <summary>Draws the lattice.</summary>
    /// <param name="random">The picture's chance.</param>
    /// <param name="cells">Cells of the lattice along a side: more are finer.</param>
    public ValueNoise(Random random, int cells)
    {
        _cells = cells;
        _values = new float[(cells + 1) * (cells + 1)];
        for (int i = 0; i < _values.Length; i++) _values[i] = random.NextSingle();
    }

    /// <summary>The value at a point, 0 to 1.</summary>
    /// <param name="x">0 to 1.</param>
    /// <param name="y">0 to 1.</param>
    public float At(float x, float y)
    {
        float column = Math.Clamp(x, 0, 1) * _cells, row = Math.Clamp(y, 0, 1) * _cells;
        int left = Math.Min((int)column, _cells - 1), top = Math.Min((int)row, _cells - 1);
        float across = Ease(column - left), down = Ease(row - top);
        int corner = top * (_cells + 1) + left;
        float above = _values[corner] + across * (_values[corner + 1] - _values[corner]);
        float below = _values[corner + _cells + 1] + across * (_values[corner + _cells + 2] - _values[corner + _cells + 1]);
        return above + down * (below - above);
    }

    private static float Ease(float t) => t * t * (3 - 2 * t);
}
