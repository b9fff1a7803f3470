using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace NotebookKit;

/// <summary>
/// t-distributed stochastic neighbour embedding, exact (van der Maaten and Hinton, "Visualizing Data using t-SNE", 2008, sections 2 and 3):
/// a plane in which near features stay near. Distances between groups, and their sizes, mean little (Wattenberg, Viégas and Johnson 2016).
/// The same seed gives the same map on the same machine.
/// </summary>
public static class Tsne
{
    /// <summary>The most points: time and memory grow with their square; 2,000 take 16 MB and some seconds.</summary>
    public const int MostPoints = 2000;

    private const double Exaggeration = 12, EarlyMomentum = 0.5, LateMomentum = 0.8, LeastRate = 50, LeastGain = 0.01, StartSpread = 1e-4;
    private const int LongestExaggeration = 250;

    /// <summary>Draws the map.</summary>
    /// <param name="features">N×F, a point a row; 7 to 2,000 rows. More than 50 features may first be projected (<see cref="PrincipalComponents"/>), which takes noise away.</param>
    /// <param name="options">Neighbours, steps, seed.</param>
    /// <exception cref="KitException">There are too few or too many points, they are not finite, or the perplexity does not suit them.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled or the cell interrupted.</exception>
    /// <example><code>Tsne.Map(features).WithImages(data.Test, data.ClassNames)</code></example>
    public static EmbeddingMap Map(Tensor features, TsneOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(features);
        options ??= new TsneOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Steps, 50, nameof(options));
        float[,] rows = FeatureRows.Read(features, "t-SNE");
        int n = rows.GetLength(0);
        if (n is < 7 or > MostPoints) throw new KitException($"t-SNE maps 7 to {MostPoints} points, not {n}: {(n < 7 ? "draw a chart of the distances" : "take a sample")} instead.");
        if (!(options.Perplexity >= 2 && options.Perplexity <= n / 3.0))
            throw new KitException(string.Create(CultureInfo.InvariantCulture, $"A perplexity of {options.Perplexity} does not suit {n} points; it is from 2 to {n / 3}."));

        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(options.CancellationToken, LiveDisplay.Interrupted());
        float[] likeness = TsneNeighbourhood.Of(rows, options.Perplexity, stop.Token);
        var descent = new Descent(likeness, n, options.Seed);
        var progress = new LiveProgress("t-SNE", "steps", options.Steps);
        int early = Math.Min(LongestExaggeration, options.Steps / 4);
        for (int step = 0; step < options.Steps; step++)
        {
            stop.Token.ThrowIfCancellationRequested();
            descent.Step(step < early ? Exaggeration : 1, step < early ? EarlyMomentum : LateMomentum);
            progress.Report(step + 1);
        }

        return new EmbeddingMap
        {
            Method = "t-SNE",
            Settings = string.Create(CultureInfo.InvariantCulture, $"perplexity {options.Perplexity:0.#}, {options.Steps} steps, seed {options.Seed}, Kullback-Leibler divergence {descent.Divergence():F3}"),
            Points = [.. Enumerable.Range(0, n).Select(i => ((double)descent.X[i], (double)descent.Y[i]))],
        };
    }

    /// <summary>The points on their way, with a momentum and a gain for each coordinate (Jacobs 1988).</summary>
    private sealed class Descent
    {
        private readonly float[] _likeness, _pullX, _pullY, _pushX, _pushY;
        private readonly double[] _near;
        private readonly float[] _speedX, _speedY, _gainX, _gainY;
        private readonly int _n;

        public Descent(float[] likeness, int n, int seed)
        {
            (_likeness, _n) = (likeness, n);
            (X, Y, _pullX, _pullY, _pushX, _pushY) = (new float[n], new float[n], new float[n], new float[n], new float[n], new float[n]);
            (_speedX, _speedY, _gainX, _gainY, _near) = (new float[n], new float[n], new float[n], new float[n], new double[n]);
            Array.Fill(_gainX, 1);
            Array.Fill(_gainY, 1);
            var random = new Random(seed);
            for (int i = 0; i < n; i++) (X[i], Y[i]) = ((float)(StartSpread * Normal(random)), (float)(StartSpread * Normal(random)));
        }

        public float[] X { get; }

        public float[] Y { get; }

        /// <summary>A step down the gradient of equation 5.</summary>
        public void Step(double exaggeration, double momentum)
        {
            Parallel.For(0, _n, Gather);
            double all = _near.Sum(), rate = Math.Max(LeastRate, _n / Exaggeration / 4);
            for (int i = 0; i < _n; i++)
            {
                Move(ref X[i], ref _speedX[i], ref _gainX[i], 4 * (exaggeration * _pullX[i] - _pushX[i] / all), momentum, rate);
                Move(ref Y[i], ref _speedY[i], ref _gainY[i], 4 * (exaggeration * _pullY[i] - _pushY[i] / all), momentum, rate);
            }
        }

        /// <summary>The Kullback-Leibler divergence of equation 3, in nats.</summary>
        public double Divergence()
        {
            Parallel.For(0, _n, Gather);
            double all = _near.Sum(), sum = 0;
            for (int i = 0; i < _n; i++)
            {
                for (int j = 0; j < _n; j++)
                {
                    double p = _likeness[i * _n + j], q = 1 / (1 + Math.Pow(X[i] - X[j], 2) + Math.Pow(Y[i] - Y[j], 2)) / all;
                    if (i != j && p > 0) sum += p * Math.Log(p / q);
                }
            }

            return sum;
        }

        /// <summary>What pulls and pushes a point, and how near the others are to it, in one pass that keeps no matrix.</summary>
        private void Gather(int i)
        {
            Vector<float> x = new(X[i]), y = new(Y[i]), pullX = default, pullY = default, pushX = default, pushY = default, near = default;
            int lanes = Vector<float>.Count, whole = _n - _n % lanes;
            ReadOnlySpan<Vector<float>> xs = MemoryMarshal.Cast<float, Vector<float>>(X.AsSpan(0, whole)), ys = MemoryMarshal.Cast<float, Vector<float>>(Y.AsSpan(0, whole));
            ReadOnlySpan<Vector<float>> likeness = MemoryMarshal.Cast<float, Vector<float>>(_likeness.AsSpan(i * _n, whole));
            for (int j = 0; j < xs.Length; j++)
            {
                Vector<float> right = x - xs[j], down = y - ys[j];
                Vector<float> q = Vector<float>.One / (Vector<float>.One + right * right + down * down), pull = likeness[j] * q, push = q * q;
                (near, pullX, pullY) = (near + q, pullX + pull * right, pullY + pull * down);
                (pushX, pushY) = (pushX + push * right, pushY + push * down);
            }

            // A point is 1 near to itself, which does not count.
            double rest = Vector.Sum(near) - 1, sumPullX = Vector.Sum(pullX), sumPullY = Vector.Sum(pullY), sumPushX = Vector.Sum(pushX), sumPushY = Vector.Sum(pushY);
            for (int j = whole; j < _n; j++)
            {
                float right = X[i] - X[j], down = Y[i] - Y[j], q = 1 / (1 + right * right + down * down), pull = _likeness[i * _n + j] * q;
                rest += q;
                (sumPullX, sumPullY, sumPushX, sumPushY) = (sumPullX + pull * right, sumPullY + pull * down, sumPushX + q * q * right, sumPushY + q * q * down);
            }

            (_pullX[i], _pullY[i], _pushX[i], _pushY[i], _near[i]) = ((float)sumPullX, (float)sumPullY, (float)sumPushX, (float)sumPushY, rest);
        }

        private static void Move(ref float place, ref float speed, ref float gain, double slope, double momentum, double rate)
        {
            gain = (float)Math.Max(LeastGain, slope * speed < 0 ? gain + 0.2 : gain * 0.8);
            speed = (float)(momentum * speed - rate * gain * slope);
            place += speed;
        }

        private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
    }
}
