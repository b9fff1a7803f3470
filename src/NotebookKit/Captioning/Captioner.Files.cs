using System.Globalization;
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
        string fresh = $"weights-{Guid.NewGuid():n}", card = Path.Combine(folder, Card);
        string[] earlier = Earlier(card), names = [.. Networks.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"{fresh}-{i}.safetensors"))];
        try
        {
            for (int i = 0; i < names.Length; i++) Weights.Save(Networks[i], Path.Combine(folder, names[i]));
            StoredNetwork[] networks = [.. names.Select(name => new StoredNetwork(name, Hash(Path.Combine(folder, name))))];
            CaptioningJson.Write(card, new StoredCaptioner(networks, Network.FeatureCount, Options.Embedding, Options.Hidden, Options.Dropout, Vocabulary.Stored));
        }
        catch
        {
            // Weights that no card names would only fill the disk that was too full for the card.
            foreach (string name in names) Discard(Path.Combine(folder, name));
            throw;
        }

        foreach (string name in earlier) Discard(Path.Combine(folder, name));
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="KitException">It is not there, damaged, or no captioner's.</exception>
    public static Captioner Load(string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        string card = Path.Combine(folder, Card);
        StoredCaptioner stored = CaptioningJson.Read<StoredCaptioner>(card);
        if (stored.Networks.Count == 0) throw new KitException($"{card} names no weights.");
        var options = new CaptioningOptions
        {
            Embedding = stored.Embedding,
            Hidden = stored.Hidden,
            Dropout = stored.Dropout,
            MinCount = stored.Vocabulary.MinCount,
            Networks = stored.Networks.Count,
        };
        Vocabulary vocabulary = Vocabulary.Of(stored.Vocabulary, card);
        List<CaptionNetwork> networks = [];
        try
        {
            options.Validate();
            foreach (StoredNetwork one in stored.Networks)
            {
                string weights = Path.Combine(folder, Path.GetFileName(one.Weights));
                if (Hash(weights) != one.Sha256) throw new KitException($"{weights} is not what {card} was saved with: save the captioner again.");
                MustBeOfSizes(weights, card, stored, vocabulary);
                networks.Add(new CaptionNetwork(stored.Features, vocabulary.Count, stored.Embedding, stored.Hidden, stored.Dropout));
                networks[^1].Load(weights).eval();
            }

            return new Captioner(networks, vocabulary, options);
        }
        catch (Exception error) when (error is KitException or ArgumentOutOfRangeException)
        {
            foreach (CaptionNetwork network in networks) network.Dispose();
            if (error is not ArgumentOutOfRangeException range) throw;
            throw new KitException($"{card} has sizes that no captioner has: {range.ParamName}.", error);
        }
    }

    /// <summary>Before the network is made: a card that claims too much would take the machine's memory.</summary>
    /// <exception cref="KitException">The weights are of other sizes than the card says.</exception>
    private static void MustBeOfSizes(string weights, string card, StoredCaptioner stored, Vocabulary vocabulary)
    {
        double claimed = sizeof(float) * ((stored.Features + 1.0) * stored.Embedding + (double)vocabulary.Count * stored.Embedding
            + 4.0 * stored.Hidden * ((double)stored.Embedding + stored.Hidden + 2) + (stored.Hidden + 1.0) * vocabulary.Count);
        if (claimed > new FileInfo(weights).Length) throw new KitException($"{card} claims a larger network than {weights} holds: its sizes do not fit.");
    }

    private static void Discard(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A file too many is no reason to say that a captioner was not saved.
        }
    }

    /// <summary>The weights that a folder's card names; none where it cannot be read.</summary>
    private static string[] Earlier(string card)
    {
        if (!File.Exists(card)) return [];
        try
        {
            return [.. CaptioningJson.Read<StoredCaptioner>(card).Networks.Select(network => Path.GetFileName(network.Weights))];
        }
        catch (KitException)
        {
            // A damaged card is replaced; whose weights it named is not known.
            return [];
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
