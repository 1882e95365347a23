using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Gromozeka.FluentMigrations.Conformance.Tests.Support;

/// <summary>PgBouncer between a program and the server of the tests. Needs Debian's package <c>pgbouncer</c>.</summary>
internal sealed class Pooler : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Process _process;
    private readonly int _port = FreePort();

    /// <param name="mode">When it gives a connection to another client: <c>session</c>, <c>transaction</c> or <c>statement</c>.</param>
    /// <param name="connections">How many connections to the server it has at most.</param>
    public Pooler(string mode, int connections)
    {
        var server = new NpgsqlConnectionStringBuilder(PostgresServer.ConnectionString);
        File.WriteAllText(_folder.File("users"), $"\"{server.Username}\" \"{server.Password}\"\n");
        File.WriteAllText(
            _folder.File("pgbouncer.ini"),
            $"""
            [databases]
            * = host={server.Host} port={server.Port}
            [pgbouncer]
            listen_addr = 127.0.0.1
            listen_port = {_port}
            unix_socket_dir =
            auth_type = scram-sha-256
            auth_file = {_folder.File("users")}
            pool_mode = {mode}
            default_pool_size = {connections}
            ignore_startup_parameters = extra_float_digits,search_path,options
            """
        );
        _process = StartAsUser();
    }

    /// <summary>A connection string through it.</summary>
    public string Through(string connectionString) =>
        new NpgsqlConnectionStringBuilder(connectionString) { Host = "127.0.0.1", Port = _port }.ConnectionString;

    /// <summary>Comes back when it accepts connections.</summary>
    public Task Starts() =>
        Eventually.Holds(
            () =>
            {
                if (_process.HasExited)
                    throw new InvalidOperationException($"PgBouncer has ended: {_process.StandardError.ReadToEnd()}");
                using var probe = new TcpClient();
                try
                {
                    probe.Connect(IPAddress.Loopback, _port);
                    return true;
                }
                catch (SocketException)
                {
                    return false;
                }
            },
            "PgBouncer"
        );

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _folder.Dispose();
    }

    /// <summary>It does not run as root.</summary>
    private Process StartAsUser()
    {
        var settings = _folder.File("pgbouncer.ini");
        if (!Environment.IsPrivilegedProcess)
            return Programs.Call("pgbouncer", settings).Start();
        Programs.Call("chown", "-R", "nobody", _folder.Path).Succeed();
        return Programs.Call("setpriv", "--reuid=nobody", "--clear-groups", "pgbouncer", settings).Start();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
