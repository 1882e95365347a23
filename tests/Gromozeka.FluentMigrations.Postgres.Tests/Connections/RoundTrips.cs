using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Gromozeka.FluentMigrations.Postgres.Tests.Connections;

/// <summary>
/// Passes everything on between programs and the server, and counts how often a program asks for an answer: with a Query or a Sync
/// (https://www.postgresql.org/docs/current/protocol-message-formats.html).
/// </summary>
internal sealed class RoundTrips : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly NpgsqlConnectionStringBuilder _server;
    private int _count;

    public RoundTrips(string connectionString)
    {
        _server = new NpgsqlConnectionStringBuilder(connectionString);
        _listener.Start();
        _ = Accept();
    }

    /// <summary>The same database, through this.</summary>
    public string ConnectionString =>
        new NpgsqlConnectionStringBuilder(_server.ConnectionString)
        {
            Host = "127.0.0.1",
            Port = ((IPEndPoint)_listener.LocalEndpoint).Port,
            SslMode = SslMode.Disable,
            GssEncryptionMode = GssEncryptionMode.Disable,
            Pooling = false,
        }.ConnectionString;

    /// <summary>How often an answer was asked for while something was done.</summary>
    public int Count(Action work)
    {
        var before = Volatile.Read(ref _count);
        work();
        return Volatile.Read(ref _count) - before;
    }

    public void Dispose() => _listener.Stop();

    private async Task Accept()
    {
        try
        {
            while (true)
                _ = Pass(await _listener.AcceptTcpClientAsync());
        }
        catch (Exception end) when (end is SocketException or ObjectDisposedException)
        {
            // Disposed.
        }
    }

    private async Task Pass(TcpClient program)
    {
        using (program)
        using (var server = new TcpClient { NoDelay = true })
        {
            program.NoDelay = true;
            await server.ConnectAsync(_server.Host!, _server.Port);
            var answers = server.GetStream().CopyToAsync(program.GetStream());
            try
            {
                await Questions(program.GetStream(), server.GetStream());
            }
            catch (IOException)
            {
                // The program has closed its connection.
            }

            server.Close();
            await Task.WhenAny(answers);
        }
    }

    /// <summary>The first message has no type.</summary>
    private async Task Questions(NetworkStream program, NetworkStream server)
    {
        for (var typeLength = 0; ; typeLength = 1)
        {
            var head = new byte[typeLength + 4];
            await program.ReadExactlyAsync(head);
            var body = new byte[BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(typeLength)) - 4];
            await program.ReadExactlyAsync(body);
            if (typeLength == 1 && head[0] is (byte)'Q' or (byte)'S')
                Interlocked.Increment(ref _count);
            await server.WriteAsync((byte[])[.. head, .. body]);
        }
    }
}
