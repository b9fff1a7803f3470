namespace NotebookKit;

/// <summary>Orders candidates by distance, and equally distant ones by their index.</summary>
internal static class NearestOf
{
    /// <summary>Brings the k nearest to the front, in order.</summary>
    /// <param name="distances">A distance a candidate.</param>
    /// <param name="indices">Their indices, ascending.</param>
    /// <param name="k">How many are wanted.</param>
    public static void Sort(Span<double> distances, Span<int> indices, int k)
    {
        if (k > 32)
        {
            distances.Sort(indices);
            OrderEqual(distances, indices);
            return;
        }

        // Insertion keeps what came first, and so the lower index, ahead of its equals.
        for (int i = 1; i < distances.Length; i++)
        {
            (double distance, int index) = (distances[i], indices[i]);
            int at = Math.Min(i, k);
            if (at == k && distance >= distances[k - 1]) continue;
            if (at == k) at--;
            for (; at > 0 && distances[at - 1] > distance; at--) (distances[at], indices[at]) = (distances[at - 1], indices[at - 1]);
            (distances[at], indices[at]) = (distance, index);
        }
    }

    private static void OrderEqual(Span<double> distances, Span<int> indices)
    {
        for (int start = 0, end; start < distances.Length; start = end)
        {
            for (end = start + 1; end < distances.Length && distances[end] == distances[start];) end++;
            if (end - start > 1) indices[start..end].Sort();
        }
    }
}
