using System.Net;
using StackExchange.Redis;

namespace NotebookKit;

/// <summary>A connection to a server of the Redis protocol. What goes wrong there is said in one sentence.</summary>
internal sealed class VectorServer : IDisposable
{
    private const int ConnectMilliseconds = 5_000, AnswerMilliseconds = 120_000;

    private readonly ConnectionMultiplexer _connection;
    private readonly IDatabase _database;

    private VectorServer(ConnectionMultiplexer connection, string address)
    {
        (_connection, _database, Address) = (connection, connection.GetDatabase(), address);
        Dialect = new VectorDialect(address, connection.GetServers()[0].GetProductVariant(out _) == ProductVariant.Garnet);
    }

    /// <summary>Host and port, without a password.</summary>
    public string Address { get; }

    public VectorDialect Dialect { get; }

    /// <exception cref="KitException">The address makes no sense, or no server answers there.</exception>
    public static VectorServer Connect(string server)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(server);
        ConfigurationOptions options;
        try
        {
            options = ConfigurationOptions.Parse(server);
        }
        catch (ArgumentException error)
        {
            throw new KitException("That is no address of a server; it is written as \"localhost:6379\", or \"localhost:6379,password=…\".", error);
        }

        if (options.EndPoints.Count == 0) throw new KitException("The address names no server; it is written as \"localhost:6379\".");
        options.Protocol = RedisProtocol.Resp2; // Garnet answers VSIM in no other
        options.AllowAdmin = true; // for SAVE
        (options.ConnectTimeout, options.SyncTimeout, options.AsyncTimeout) = (ConnectMilliseconds, AnswerMilliseconds, AnswerMilliseconds);
        string address = options.EndPoints[0] is DnsEndPoint named ? $"{named.Host}:{named.Port}" : options.EndPoints[0].ToString()!;
        return Said(address, () => new VectorServer(ConnectionMultiplexer.Connect(options), address));
    }

    /// <summary>Sends a command and waits for its answer.</summary>
    /// <exception cref="KitException">The server is gone, or refuses.</exception>
    public RedisResult Send(string command, params object[] arguments) => Said(Address, () => _database.Execute(command, arguments));

    /// <summary>Sends commands one after another without waiting between them.</summary>
    /// <exception cref="KitException">The server is gone, or refuses one of them.</exception>
    public RedisResult[] Send(string command, IEnumerable<object[]> arguments) =>
        Said(Address, () => Task.WhenAll(arguments.Select(one => _database.ExecuteAsync(command, one)).ToArray()).GetAwaiter().GetResult());

    public void Dispose() => _connection.Dispose();

    private static T Said<T>(string address, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (RedisConnectionException error) when (error.FailureType == ConnectionFailureType.AuthenticationFailure)
        {
            throw Locked(address, error);
        }
        catch (RedisServerException error) when (error.Message.StartsWith("NOAUTH", StringComparison.Ordinal) || error.Message.StartsWith("WRONGPASS", StringComparison.Ordinal))
        {
            throw Locked(address, error);
        }
        catch (RedisConnectionException error)
        {
            throw new KitException($"No server answers at {address}. Start one there, for example Garnet: garnet-server --enable-vector-set-preview.", error);
        }
        catch (RedisTimeoutException error)
        {
            throw new KitException($"The server at {address} did not answer within {AnswerMilliseconds / 1000} seconds; it is too busy, or the network to it is.", error);
        }
        catch (RedisServerException error) when (error.Message.Contains("not enabled", StringComparison.Ordinal))
        {
            throw new KitException($"The server at {address} has its vector sets switched off: they are a preview in Garnet, which must be started with --enable-vector-set-preview.", error);
        }
        catch (RedisServerException error) when (error.Message.Contains("unknown command", StringComparison.OrdinalIgnoreCase))
        {
            throw new KitException($"The server at {address} knows no vector sets: Garnet 2.2 has them as a preview, and Redis from version 8.", error);
        }
        catch (RedisServerException error)
        {
            throw new KitException($"The server at {address} refuses: {error.Message.TrimEnd('.')}.", error);
        }
    }

    private static KitException Locked(string address, Exception error) =>
        new($"The server at {address} wants a password, or another one than was given: write it behind the address, as in \"{address},password=…\".", error);
}
