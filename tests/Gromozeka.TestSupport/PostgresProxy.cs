using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Gromozeka.TestSupport;

/// <summary>When a <see cref="PostgresProxy"/> loses its connections.</summary>
public enum CutMoment
{
    /// <summary>The server does not get the question.</summary>
    BeforeTheQuestion,

    /// <summary>The server has answered, and the program does not get the answer.</summary>
    BeforeTheAnswer,

    /// <summary>The program gets a part of the answer.</summary>
    WithinTheAnswer,
}

/// <summary>
/// Passes everything on between programs and a PostgreSQL server. Counts how often a program asks for an answer, with a Query or a Sync
/// (https://www.postgresql.org/docs/current/protocol-message-formats.html), and can lose all connections at any of these questions.
/// </summary>
public sealed class PostgresProxy : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly NpgsqlConnectionStringBuilder _server;
    private readonly Lock _gate = new();
    private readonly List<Socket> _open = [];
    private int _questions;
    private (int Question, CutMoment Moment, bool Resets, bool StaysDown)? _cut;
    private bool _isDown;

    public PostgresProxy(string connectionString)
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

    /// <summary>How often an answer was asked for.</summary>
    public int Questions => Volatile.Read(ref _questions);

    /// <summary>Whether the connections were lost.</summary>
    public bool HasCut
    {
        get
        {
            lock (_gate)
                return _cut is null;
        }
    }

    /// <summary>Loses all connections at a question.</summary>
    /// <param name="question">The number of the question, from 1.</param>
    /// <param name="moment">Before or after what.</param>
    /// <param name="resets">Whether they are reset, or end.</param>
    /// <param name="staysDown">Whether nothing can connect afterward.</param>
    public void CutAt(int question, CutMoment moment, bool resets, bool staysDown)
    {
        lock (_gate)
            _cut = (question, moment, resets, staysDown);
    }

    public void Dispose()
    {
        _listener.Stop();
        Close(resets: false);
    }

    private async Task Accept()
    {
        try
        {
            while (true)
                _ = Pass(await _listener.AcceptSocketAsync());
        }
        catch (Exception end) when (end is SocketException or ObjectDisposedException)
        {
            // Disposed.
        }
    }

    private async Task Pass(Socket program)
    {
        using var server = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        using (program)
        {
            program.NoDelay = true;
            lock (_gate)
            {
                if (_isDown)
                    return;
                _open.AddRange([program, server]);
            }

            try
            {
                await server.ConnectAsync(_server.Host!, _server.Port);
                await using var toProgram = new NetworkStream(program);
                await using var toServer = new NetworkStream(server);
                var state = new Passing();
                await Task.WhenAny(AskAll(toProgram, toServer, state), AnswerAll(toProgram, toServer, state));
            }
            catch (Exception end) when (end is IOException or SocketException or ObjectDisposedException)
            {
                // One of the two has closed its connection.
            }
        }
    }

    /// <summary>The first message has no type.</summary>
    private async Task AskAll(NetworkStream program, NetworkStream server, Passing state)
    {
        for (var typeLength = 0; ; typeLength = 1)
        {
            var head = new byte[typeLength + 4];
            await program.ReadExactlyAsync(head);
            var body = new byte[BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(typeLength)) - 4];
            await program.ReadExactlyAsync(body);
            if (typeLength == 1 && head[0] is (byte)'Q' or (byte)'S')
            {
                var question = Interlocked.Increment(ref _questions);
                state.IsDue |= IsDue(question);
                if (state.IsDue && Cut(CutMoment.BeforeTheQuestion))
                    return;
            }

            await server.WriteAsync((byte[])[.. head, .. body]);
        }
    }

    private async Task AnswerAll(NetworkStream program, NetworkStream server, Passing state)
    {
        var part = new byte[65_536];
        while (await server.ReadAsync(part) is > 0 and var length)
        {
            if (state.IsDue && Cut(CutMoment.BeforeTheAnswer))
                return;
            if (state.IsDue)
            {
                await program.WriteAsync(part.AsMemory(0, length / 2));
                if (Cut(CutMoment.WithinTheAnswer))
                    return;
                throw new InvalidOperationException("The connections are lost once.");
            }

            await program.WriteAsync(part.AsMemory(0, length));
        }
    }

    private bool IsDue(int question)
    {
        lock (_gate)
            return _cut?.Question == question;
    }

    /// <summary>Loses all connections if this is the moment.</summary>
    private bool Cut(CutMoment moment)
    {
        bool resets;
        lock (_gate)
        {
            if (_cut is not { } cut || cut.Moment != moment)
                return false;
            (resets, _isDown, _cut) = (cut.Resets, cut.StaysDown, null);
        }

        Close(resets);
        return true;
    }

    private void Close(bool resets)
    {
        Socket[] open;
        lock (_gate)
        {
            open = [.. _open];
            _open.Clear();
        }

        foreach (var socket in open)
            socket.Close(resets ? 0 : -1);
    }

    /// <summary>Whether a connection has come to the question at which all are lost.</summary>
    private sealed class Passing
    {
        public volatile bool IsDue;
    }
}
