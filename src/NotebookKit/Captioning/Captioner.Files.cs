using System.Security.Cryptography;

namespace NotebookKit;

/// <content>Captioners in folders.</content>
public sealed partial class Captioner
{
    private const string Card = "captioner.json";

    /// <summary>
    /// Writes it into a folder: the weights as safetensors, and captioner.json with its words, which names the weights. A crash on the way
    /// leaves what was there before.
    /// </summary>
    /// <param name="folder">The folder, which is made.</param>
    /// <exception cref="KitException">A file cannot be written.</exception>
    public void Save(string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        string fresh = $"weights-{Guid.NewGuid():n}.safetensors", card = Path.Combine(folder, Card);
        string? earlier = Earlier(card);
        Weights.Save(Network, Path.Combine(folder, fresh));
        string hash = Hash(Path.Combine(folder, fresh));
        CaptioningJson.Write(card, new StoredCaptioner(fresh, hash, Network.FeatureCount, Options.Embedding, Options.Hidden, Options.Dropout, Vocabulary.Stored));
        if (earlier is not null) File.Delete(Path.Combine(folder, earlier));
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="KitException">It is not there, damaged, or no captioner's.</exception>
    public static Captioner Load(string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        string card = Path.Combine(folder, Card);
        StoredCaptioner stored = CaptioningJson.Read<StoredCaptioner>(card);
        var options = new CaptioningOptions { Embedding = stored.Embedding, Hidden = stored.Hidden, Dropout = stored.Dropout, MinCount = stored.Vocabulary.MinCount };
        string weights = Path.Combine(folder, Path.GetFileName(stored.Weights));
        Vocabulary vocabulary = Vocabulary.Of(stored.Vocabulary, card);
        CaptionNetwork? network = null;
        try
        {
            options.Validate();
            if (Hash(weights) != stored.Sha256) throw new KitException($"{weights} is not what {card} was saved with: save the captioner again.");
            network = new CaptionNetwork(stored.Features, vocabulary.Count, stored.Embedding, stored.Hidden, stored.Dropout);
            network.Load(weights).eval();
            return new Captioner(network, vocabulary, options);
        }
        catch (Exception error) when (error is KitException or ArgumentOutOfRangeException)
        {
            network?.Dispose();
            if (error is not ArgumentOutOfRangeException range) throw;
            throw new KitException($"{card} has sizes that no captioner has: {range.ParamName}.", error);
        }
    }

    /// <summary>The weights that a folder's card names, or null where there is none that can be read.</summary>
    private static string? Earlier(string card)
    {
        if (!File.Exists(card)) return null;
        try
        {
            return Path.GetFileName(CaptioningJson.Read<StoredCaptioner>(card).Weights);
        }
        catch (KitException)
        {
            // A damaged card is replaced; whose weights it named is not known.
            return null;
        }
    }

    private static string Hash(string path)
    {
        try
        {
            using FileStream content = File.OpenRead(path);
            return Convert.ToHexStringLower(SHA256.HashData(content));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new KitException($"The captioner's weights {path} cannot be read: {error.Message.TrimEnd('.')}.", error);
        }
    }
}
