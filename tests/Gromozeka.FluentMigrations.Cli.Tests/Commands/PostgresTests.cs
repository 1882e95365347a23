using Npgsql;

namespace Gromozeka.FluentMigrations.Cli.Tests.Commands;

/// <summary>The commands on a PostgreSQL server, which they know by the connection string.</summary>
public sealed class PostgresTests : ToolTest
{
    private const string Shop = "Gromozeka.FluentMigrations.Cli.Samples.Shop";

    [PostgresFact]
    public void Commands_OnAServer_MigrateLookAndUndo()
    {
        using var database = new PostgresDatabaseOfTest();
        Use(database.ConnectionString);

        Assert.Contains("0 applied, 3 pending", Ok("status", "-n", Shop), StringComparison.Ordinal);
        var plan = Ok("plan", "-n", Shop, "-b");
        Assert.Contains("Backup: none by this run; before it, for example: pg_dump", plan, StringComparison.Ordinal);
        Assert.Contains("\n3 steps.   Next: dotnet fm migrate", plan, StringComparison.Ordinal);
        Assert.Contains("CREATE TABLE \"public\".\"orders\"", Ok("plan", "-V", "-n", Shop, "-b"), StringComparison.Ordinal);
        Assert.Contains(
            "**No backup** is created by the run; before it, for example: `pg_dump",
            Ok("plan", "--markdown", "-n", Shop, "-b"),
            StringComparison.Ordinal
        );
        Assert.Empty(database.Rows("SELECT tablename FROM pg_tables WHERE schemaname = 'public'"));
        Ok("migrate", "-n", Shop, "--allow-breaking-changes");

        Assert.Equal(["20260101", "20260102", "20260103"], database.Rows("SELECT \"Version\" FROM public.\"VersionInfo\" ORDER BY 1"));
        Assert.Contains("3 applied, 0 pending", Ok("status", "-n", Shop), StringComparison.Ordinal);
        Assert.Contains("The schema is what the migrations make.", Ok("drift", "-n", Shop), StringComparison.Ordinal);
        Assert.Contains("CREATE TABLE", Ok("schema", "--sql", "-n", Shop), StringComparison.Ordinal);
        Ok("validate", "-n", Shop);
        Ok("history", "-n", Shop);
        Ok("doctor", "-n", Shop);
        Ok("rollback", "to", "20260101", "-n", Shop, "--allow-data-loss");
        Assert.Equal(["20260101"], database.Rows("SELECT \"Version\" FROM public.\"VersionInfo\""));
        Assert.Equal(
            ["VersionInfo", "customers"],
            database.Rows("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename COLLATE \"C\"")
        );
    }

    [PostgresFact]
    public void Script_OnAServer_IsRefused()
    {
        using var database = new PostgresDatabaseOfTest();
        Use(database.ConnectionString);

        Assert.Contains(
            "does not write scripts",
            Fails(ErrorCodes.NotScriptable, "script", "--from", "0", "-n", Shop, "-b"),
            StringComparison.Ordinal
        );
    }

    [PostgresFact]
    public void Drift_WithoutTheRightToCreateDatabases_UsesTheServerOfScratch()
    {
        using var database = new PostgresDatabaseOfTest();
        var user = $"user_{Guid.NewGuid():N}";
        database.Execute($"CREATE ROLE {user} LOGIN PASSWORD 'secret'; GRANT ALL ON SCHEMA public TO {user}");
        try
        {
            Use(new NpgsqlConnectionStringBuilder(database.ConnectionString) { Username = user, Password = "secret" }.ConnectionString);
            Ok("migrate", "-n", Shop, "--allow-breaking-changes");

            Assert.Contains("--scratch", Fails(ErrorCodes.NoScratchDatabase, "drift", "-n", Shop), StringComparison.Ordinal);
            var server = PostgresServer.ConnectionString;
            Assert.Contains(
                "The schema is what the migrations make.",
                Ok("drift", "-n", Shop, "--scratch", server),
                StringComparison.Ordinal
            );
            Shell.Environment["FM_SCRATCH"] = server;
            Assert.Contains("The schema is what the migrations make.", Ok("drift", "-n", Shop), StringComparison.Ordinal);
        }
        finally
        {
            database.Execute($"DROP OWNED BY {user} CASCADE; DROP ROLE {user}");
        }
    }

    [Fact]
    public void Scratch_OfSqlite_IsRefused() =>
        Assert.Contains(
            "Sqlite has no server for scratch databases",
            FailsOnSamples("status", "--scratch", "Host=localhost"),
            StringComparison.Ordinal
        );

    [Fact]
    public void Connection_OfNoProduct_IsRefused() =>
        Assert.Contains("hots", FailsOnSamples("status", "-c", "Hots=localhost;Database=x"), StringComparison.OrdinalIgnoreCase);

    private string FailsOnSamples(params string[] arguments)
    {
        Shell.Assembly = Support.Repository.Samples;
        var call = Shell.Run([.. arguments, "-n", Shop]);
        Assert.NotEqual(0, call.ExitCode);
        return call.Error;
    }

    private void Use(string connection)
    {
        Shell.Assembly = Support.Repository.Samples;
        Shell.Environment["FM_CONNECTION"] = connection;
    }
}
