using System.Text.RegularExpressions;
using FluentMigrator;
using Gromozeka.FluentMigrations.Diagnostics;
using Gromozeka.FluentMigrations.Faults.Tests.Fixtures;
using Gromozeka.FluentMigrations.Faults.Tests.Support;
using Gromozeka.FluentMigrations.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace Gromozeka.FluentMigrations.Faults.Tests;

/// <summary>
/// Secrets are planted wherever they can come from, and many things fail. They stand in no log, error and file, but in the database and its
/// backups. scripts/check-canary looks for them in what the whole suite left.
/// </summary>
public sealed class CanaryTests(ITestOutputHelper output) : IDisposable
{
    // In two parts, so that this file is not what is found.
    private const string Canary = "Canary" + "7f3a91";
    private const string Password = $"Password={Canary}-password";
    private const string Token = $"123456789:{Canary}-AAAAAAAAAAAAAAAAAAAAAAAAAA";

    private readonly TempFolder _folder = new();

    // As the bot does.
    static CanaryTests() => Secrets.Add(new Regex(@"(?<!\d)\d{6,}:[A-Za-z0-9_-]{30,}"));

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string> Failures() =>
        ["statement", "parameters", "script", "code", "code with a connection", "constraint", "duplicates", "commit", "endless", "inner"];

    [Theory]
    [MemberData(nameof(Failures))]
    public void Migrate_Fails_ShowsNoSecret(string failure)
    {
        var file = new DatabaseFile(_folder.File("app.db"));
        file.Execute(
            "CREATE TABLE secrets (id INTEGER PRIMARY KEY, value TEXT); "
                + $"INSERT INTO secrets (value) VALUES ('{Token}'), ('{Token}'), ('{Password}')"
        );
        var log = new CapturedLog();
        using var services = new ServiceCollection().AddSingleton(new Deed(migration => Fail(migration, failure))).BuildServiceProvider();
        MigrationManager Manager(TimeSpan? limit)
        {
            var options = new MigrationOptions
            {
                Namespace = typeof(Deed).Namespace,
                KeepLog = true,
                StepTimeout = limit,
                Assemblies = { typeof(Deed).Assembly },
            };
            return new MigrationManager(
                new SqliteDatabase(new SqliteDatabaseOptions { ConnectionString = $"Data Source={file.Path}" }),
                options,
                services,
                log.For<MigrationManager>()
            );
        }

        var manager = Manager(null);
        var error = Assert.Throws<MigrationException>(() =>
            (failure == "endless" ? Manager(TimeSpan.FromMilliseconds(50)) : manager).Migrate()
        );
        // The time may be over before the statement has begun.
        for (var limit = TimeSpan.FromSeconds(1); failure == "endless" && error.Statement is null; limit *= 2)
            error = Assert.Throws<MigrationException>(() => Manager(limit).Migrate());

        string[] shown =
        [
            error.Message,
            error.ToString(),
            error.What,
            error.Why,
            error.State,
            error.Next,
            error.Statement ?? "",
            string.Join("\n", log.Lines),
            .. file.Rows("SELECT coalesce(error, '') FROM migration_log"),
            .. manager.Validate().Select(finding => finding.ToString()),
            .. Directory
                .GetFiles(_folder.Path, "*", SearchOption.AllDirectories)
                .Where(path => !path.EndsWith(".db", StringComparison.Ordinal))
                .Select(File.ReadAllText),
        ];
        AssertClean(shown);
        Assert.Contains(Canary, file.Scalar("SELECT value FROM secrets WHERE id = 1"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("wrong configuration")]
    [InlineData("failing migration")]
    [InlineData("another shape")]
    [InlineData("no database")]
    public async Task Start_Fails_ShowsNoSecret(string failure)
    {
        using var file = BotFile.Legacy();
        file.File.Execute($"INSERT INTO settings (key, value) VALUES ('telegram-bot-token', '{Token}')");
        (string, string)[] environment = [("Logging__LogLevel__Default", "Trace"), ("Telegram__Token", Token)];
        switch (failure)
        {
            case "wrong configuration":
                environment = [.. environment, ("Database__ConnectionString", $"Data Source={file.Path};{Password}")];
                break;
            case "failing migration":
                file.File.Execute($"CREATE TABLE example_features (id INTEGER PRIMARY KEY, token TEXT DEFAULT '{Token}')");
                break;
            case "another shape":
                file.File.Execute(
                    "ALTER TABLE chat_info RENAME TO other; "
                        + $"CREATE TABLE chat_info (token TEXT DEFAULT '{Token}' CHECK (token <> '{Password}'))"
                );
                break;
            default:
                File.WriteAllText(file.Path, $"{Token} {Password}");
                break;
        }

        var run = await Victim.StartBot(file.Path, environment).End();

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("  next:  ", run.Error, StringComparison.Ordinal);
        AssertClean(run.Output, run.Error, Secretless(file));
    }

    private void AssertClean(params string[] shown)
    {
        Assert.All(shown, text => Assert.DoesNotContain(Canary, text, StringComparison.OrdinalIgnoreCase));
        output.WriteLine($"canary planted, {shown.Length} texts of {shown.Sum(text => text.Length)} characters read:");
        foreach (var text in shown)
            output.WriteLine(text);
    }

    /// <summary>What a run wrote beside the database and its backups, and to its log.</summary>
    private static string Secretless(BotFile file) =>
        string.Join(
            "\n",
            File.Exists(file.LockFile) ? File.ReadAllText(file.LockFile) : "",
            string.Join("\n", file.Remains.Select(File.ReadAllText))
        );

    private static void Fail(Migration migration, string failure)
    {
        switch (failure)
        {
            case "statement":
                migration.Execute.Sql($"INSERT INTO nowhere VALUES ('{Token}', '{Password}')");
                break;
            case "parameters":
                migration.Insert.IntoTable("secrets").Row(new { id = 1, value = Token });
                break;
            case "script":
                migration.Execute.Sql($"UPDATE secrets SET value = '{Token}'; SELECT '{Token}' FROM secrets WHERE nothing = '{Password}'");
                break;
            case "code":
                throw new InvalidOperationException($"{Token} {Password}", new FormatException(Password));
            case "code with a connection":
                migration.Execute.WithConnection(
                    (connection, _) => throw new InvalidOperationException($"{connection.ConnectionString};{Password} {Token}")
                );
                break;
            case "constraint":
                migration.Create.UniqueConstraint("once").OnTable("secrets").Column("value");
                break;
            case "duplicates":
                migration.Create.Index("once").OnTable("secrets").OnColumn("value").Unique();
                break;
            case "commit":
                migration.Execute.Sql($"UPDATE secrets SET value = '{Password}'; COMMIT; SELECT '{Token}'");
                break;
            case "endless":
                migration.Execute.Sql($"WITH RECURSIVE n(i) AS (SELECT '{Token}' UNION ALL SELECT i FROM n) SELECT count(*) FROM n");
                break;
            case "inner":
                throw new ArgumentException("outer", new InvalidOperationException(Token));
            default:
                Assert.Fail(failure);
                break;
        }
    }
}
