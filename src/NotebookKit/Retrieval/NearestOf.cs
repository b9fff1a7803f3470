namespace NotebookKit;

/// <summary>Orders candidates by distance, and equally distant ones by their index.</summary>
internal static class NearestOf
{
    /// <summary>Brings the k nearest to the front, in order.</summary>
    /// <param name="distances">A distance a candidate.</param>
    /// <param name="indices">Their indices, in any order.</param>
    /// <param name="k">How many are wanted.</param>
    public static void Sort(Span<double> distances, Span<int> indices, int k)
    {
        if (k > 32)
        {
            distances.Sort(indices);
            OrderEqual(distances, indices);
            return;
        }

        for (int i = 1; i < distances.Length; i++)
        {
            (double distance, int index) = (distances[i], indices[i]);
            int at = Math.Min(i, k);
            if (at == k && !Behind(distances[k - 1], indices[k - 1], distance, index)) continue;
            if (at == k) at--;
            for (; at > 0 && Behind(distances[at - 1], indices[at - 1], distance, index); at--) (distances[at], indices[at]) = (distances[at - 1], indices[at - 1]);
            (distances[at], indices[at]) = (distance, index);
        }
    }

    private static bool Behind(double distance, int index, double other, int otherIndex) => distance > other || (distance == other && index > otherIndex);

    private static void OrderEqual(Span<double> distances, Span<int> indices)
    {
        for (int start = 0, end; start < distances.Length; start = end)
        {
            for (end = start + 1; end < distances.Length && distances[end] == distances[start];) end++;
            if (end - start > 1) indices[start..end].Sort();
        }
    }
}
