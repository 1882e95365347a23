using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Gromozeka.FluentMigrations.Hosting.Tests.Support;
using Gromozeka.FluentMigrations.Webhooks;
using Microsoft.Extensions.DependencyInjection;
using Kind = Gromozeka.FluentMigrations.MigrationProgressKind;

namespace Gromozeka.FluentMigrations.Hosting.Tests.Notifications;

public sealed class NotificationTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private DatabaseFile File => new(_folder.File("shop.db"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Listeners_OfTheHost_AreTold()
    {
        var (listener, notifier) = (new Listener(), new Notifier());
        using var host = Hosts.Of(File, build: database =>
            database
                .Services.AddSingleton<IProgress<MigrationProgress>>(new Listener { Fails = true })
                .AddSingleton<IProgress<MigrationProgress>>(listener)
                .AddSingleton<IMigrationNotifier>(new Notifier { Fails = true })
                .AddSingleton<IMigrationNotifier>(notifier)
        );

        await host.StartAsync();

        Assert.Equal(
            [Kind.RunStarted, Kind.StepStarted, Kind.StepCompleted, Kind.StepStarted, Kind.StepCompleted, Kind.RunCompleted],
            listener.Told.Select(told => told.Kind)
        );
        await Eventually.Holds(() => notifier.Told.Count == 6, "the notifier to be told of all");
        Assert.Equal(listener.Told, notifier.Told);
    }

    [Fact]
    public async Task Webhook_GetsADocumentThatIsMasked_AndIsTriedAgain()
    {
        using var server = new Server(failures: 1);
        using var host = Hosts.Of(File, "Broken", database => database.Services.AddMigrationWebhook(options => options.Url = server.Url));

        await Assert.ThrowsAsync<MigrationException>(() => host.StartAsync());

        await Eventually.Holds(() => server.Documents.Count == 2, "two documents");
        var failed = JsonDocument.Parse(server.Documents[1]).RootElement;
        Assert.Equal("run_started", JsonDocument.Parse(server.Documents[0]).RootElement.GetProperty("event").GetString());
        Assert.Equal(
            ("run_failed", "GM501", File.Path),
            (failed.GetProperty("event").GetString(), failed.GetProperty("code").GetString(), failed.GetProperty("database").GetString())
        );
        Assert.DoesNotContain("topsecret", server.Documents[1], StringComparison.Ordinal);
        Assert.Equal(3, server.Requests);
    }

    [Fact]
    public async Task Webhook_ThatNobodyAnswers_FailsNoRun()
    {
        using var host = Hosts.Of(File, build: database =>
            database.Services.AddMigrationWebhook(options =>
                (options.Url, options.Timeout) = (new Uri($"http://localhost:{Server.FreePort()}/"), TimeSpan.FromSeconds(1))
            )
        );

        await host.StartAsync();

        Assert.Equal("1,2", File.Versions());
    }

    private sealed class Listener : IProgress<MigrationProgress>
    {
        public bool Fails { get; init; }

        public List<MigrationProgress> Told { get; } = [];

        public void Report(MigrationProgress value)
        {
            if (Fails)
                throw new InvalidOperationException("The listener says no.");
            Told.Add(value);
        }
    }

    private sealed class Notifier : IMigrationNotifier
    {
        public bool Fails { get; init; }

        public List<MigrationProgress> Told { get; } = [];

        public Task NotifyAsync(MigrationProgress progress, CancellationToken cancellationToken)
        {
            if (Fails)
                throw new InvalidOperationException("The notifier says no.");
            Told.Add(progress);
            return Task.CompletedTask;
        }
    }

    /// <summary>A web server that fails some times, and then keeps what it gets.</summary>
    private sealed class Server : IDisposable
    {
        private readonly HttpListener _listener = new();
        private int _failures;

        public Server(int failures)
        {
            _failures = failures;
            Url = new Uri($"http://localhost:{FreePort()}/hook/");
            _listener.Prefixes.Add(Url.ToString());
            _listener.Start();
            _ = Task.Run(ServeAsync);
        }

        public Uri Url { get; }

        public int Requests { get; private set; }

        public List<string> Documents { get; } = [];

        public static int FreePort()
        {
            using var probe = new TcpListener(IPAddress.Loopback, 0);
            probe.Start();
            return ((IPEndPoint)probe.LocalEndpoint).Port;
        }

        public void Dispose() => _listener.Close();

        private async Task ServeAsync()
        {
            while (_listener.IsListening)
            {
                var context = await _listener.GetContextAsync();
                using var reader = new StreamReader(context.Request.InputStream);
                var document = await reader.ReadToEndAsync();
                Requests++;
                if (_failures-- > 0)
                    context.Response.StatusCode = 503;
                else
                    Documents.Add(document);
                context.Response.Close();
            }
        }
    }
}
