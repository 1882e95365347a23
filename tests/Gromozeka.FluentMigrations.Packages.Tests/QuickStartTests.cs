using System.Text.RegularExpressions;
using Gromozeka.FluentMigrations.Packages.Tests.Support;
using Mono.Cecil;

namespace Gromozeka.FluentMigrations.Packages.Tests;

/// <summary>
/// What docs/quickstart.md says, done as it is written there, by somebody who has the packages and nothing of the repository.
/// </summary>
[Collection(PackedFeedDefinition.Name)]
public sealed partial class QuickStartTests(PackedFeed feed) : IDisposable
{
    private readonly UserFolder _user = new(feed);

    public void Dispose() => _user.Dispose();

    [LongFact]
    public void AConsoleProgram_RunsAndHasItsCatalog()
    {
        Follow("A console program");

        AssertMigrated("Shop/shop.db");
        // The generator, which comes with the engine, has run for who refers to the dialect only.
        using var program = AssemblyDefinition.ReadAssembly(_user.File("Shop/bin/Debug/net10.0/Shop.dll"));
        Assert.Contains(program.CustomAttributes, attribute => attribute.AttributeType.Name == "CompiledCatalogAttribute");
        AssertBringsNothingElse("Shop");
    }

    /// <summary>
    /// A history in the shape of 0.1.0, the first release: the log has no notes. The statements are what that release writes.
    /// </summary>
    [LongFact]
    public void ADatabaseOfAnEarlierRelease_GoesOnAndBack()
    {
        Follow("A console program");
        _user.Bash("rm Shop/shop.db*");
        var database = _user.Database("Shop/shop.db");
        database.Execute(
            """
            CREATE TABLE "orders" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "customer" TEXT NOT NULL);
            INSERT INTO "orders" ("customer") VALUES ('Ada');
            CREATE TABLE "VersionInfo" ("Version" INTEGER NOT NULL, "AppliedOn" DATETIME, "Description" TEXT);
            CREATE UNIQUE INDEX "UC_Version" ON "VersionInfo" ("Version" ASC);
            INSERT INTO "VersionInfo" VALUES (1, '2026-01-05 09:00:00', 'Orders');
            CREATE TABLE "migration_log" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "version" INTEGER NOT NULL, "direction" TEXT NOT NULL, "started_at" TEXT NOT NULL,
                "duration_ms" INTEGER NOT NULL, "outcome" TEXT NOT NULL, "error" TEXT, "host" TEXT NOT NULL, "process_id" INTEGER NOT NULL, "engine_version" TEXT NOT NULL);
            """
        );
        File.WriteAllText(
            _user.File("Shop/Migrations/Migration002Price.cs"),
            """
            [FluentMigrator.Migration(2, "Price")]
            public sealed class Migration002Price : FluentMigrator.Migration
            {
                public override void Up() => Alter.Table("orders").AddColumn("price").AsInt64().NotNullable().WithDefaultValue(0);
                public override void Down() => Delete.Column("price").FromTable("orders");
            }
            """
        );

        var run = _user.Bash("cd Shop; dotnet run");

        Assert.Equal(new ProgramRun(0, "version 2\n", ""), run);
        Assert.Equal(["Ada|0"], database.Rows("SELECT customer, price FROM orders"));
        Assert.Equal(
            ["1|2026-01-05 09:00:00"],
            database.Rows("SELECT \"Version\", \"AppliedOn\" FROM \"VersionInfo\" WHERE \"Version\" = 1")
        );
        database.Execute(
            """
            INSERT INTO "VersionInfo" ("Version", "AppliedOn", "Description") VALUES (3, CURRENT_TIMESTAMP, 'Three');
            INSERT INTO "migration_log" (version, direction, started_at, duration_ms, outcome, error, host, process_id, engine_version)
                VALUES (3, 'up', '2026-01-05T09:00:02.000Z', 1, 'success', NULL, 'h', 7, '0.1.0');
            """
        );
        Assert.Equal(["1", "2", "3"], database.Rows("SELECT v.\"Version\" FROM \"VersionInfo\" v ORDER BY v.\"Version\""));
    }

    [LongFact]
    public async Task AWorker_HasTheCommandsAndMigratesWhenItStarts()
    {
        Follow("A worker");
        AssertMigrated("Jobs/jobs.db");
        Assert.Contains(
            "0 applied, 1 pending.",
            _user.Bash("cd Jobs; rm jobs.db*; dotnet run --no-build -- status").Output,
            StringComparison.Ordinal
        );

        await Started("Jobs", "Application started", async _ =>
        {
            AssertMigrated("Jobs/jobs.db");
            await Task.CompletedTask;
        });
    }

    [LongFact]
    public async Task AWebProgram_IsHealthyAfterItsStart()
    {
        Follow("A web program");
        Assert.False(File.Exists(_user.File("Web/web.db")));
        var tool = Directory.EnumerateFiles(_user.Cache, "dotnet-fm.dll", SearchOption.AllDirectories).Single();
        Assert.Equal(FileKind.OfThisMachine, FileKind.OfAssembly(File.ReadAllBytes(tool)));

        await Started("Web", "Now listening on", async line =>
        {
            using var client = new HttpClient();
            Assert.Equal("Healthy", await client.GetStringAsync(new Uri(Address().Match(line).Value + "/health")));
            AssertMigrated("Web/web.db");
        });
    }

    [LongFact]
    public void ATemplate_HasTheProgramAndTheTool()
    {
        Follow("From a template");

        AssertMigrated("Shop/shop.db");
    }

    /// <summary>Types the commands, writes the files, and compares what the commands write with what is shown.</summary>
    private void Follow(string section)
    {
        var steps = Document.Section("docs/quickstart.md", section);
        Directory.CreateDirectory(_user.File("outputs"));
        var call = _user.Bash(Document.Script(steps, _user.File("outputs")));
        var outputs = steps
            .Select((step, index) => File.Exists(_user.File($"outputs/{index}")) ? File.ReadAllText(_user.File($"outputs/{index}")) : null)
            .ToList();
        Assert.True(call.ExitCode == 0, call.All + string.Join('\n', outputs));
        Assert.NotEmpty(steps);
        foreach (var (step, output) in steps.Zip(outputs).Where(step => step.First.Output is not null))
            Assert.Equal(_user.Stable(step.Output!), _user.Stable(output!));
    }

    /// <summary>Starts a program that was built, and looks at it once it has written a line.</summary>
    private async Task Started(string name, string sign, Func<string, Task> look)
    {
        using var process = _user.Start(name, "dotnet", $"bin/Debug/net10.0/{name}.dll", "--urls", "http://127.0.0.1:0");
        try
        {
            var line = "";
            while (!line.Contains(sign, StringComparison.Ordinal))
                line = await process.StandardOutput.ReadLineAsync()
                    ?? throw new InvalidOperationException($"{name} ended: {await process.StandardError.ReadToEndAsync()}");
            await look(line);
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    private void AssertMigrated(string database)
    {
        Assert.Equal(["1"], _user.Database(database).Rows("SELECT \"Version\" FROM \"VersionInfo\""));
        Assert.Contains("orders", _user.Database(database).Tables());
    }

    /// <summary>An SQLite program has no driver of another product, no telemetry and no HTTP.</summary>
    private void AssertBringsNothingElse(string name)
    {
        var files = Directory
            .EnumerateFiles(_user.File($"{name}/bin/Debug/net10.0"), "*.dll", SearchOption.AllDirectories)
            .Select(Path.GetFileName)
            .ToList();
        Assert.Contains("Microsoft.Data.Sqlite.dll", files);
        Assert.DoesNotContain(files, file => Unwanted().IsMatch(file!));
    }

    [GeneratedRegex("http://[^ ]+")]
    private static partial Regex Address();

    [GeneratedRegex("Npgsql|OpenTelemetry|Http|Polly|Spectre|CommandLine", RegexOptions.IgnoreCase)]
    private static partial Regex Unwanted();
}
