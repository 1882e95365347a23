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
        Assert.Contains("creates  orders", Ok("plan", "-n", Shop), StringComparison.Ordinal);
        Assert.Empty(database.Rows("SELECT tablename FROM pg_tables WHERE schemaname = 'public'"));
        Ok("migrate", "-n", Shop);

        Assert.Equal(["20260101", "20260102", "20260103"], database.Rows("SELECT \"Version\" FROM public.\"VersionInfo\" ORDER BY 1"));
        Assert.Contains("3 applied, 0 pending", Ok("status", "-n", Shop), StringComparison.Ordinal);
        Assert.Contains("No drift", Ok("drift", "-n", Shop), StringComparison.Ordinal);
        Assert.Contains("CREATE TABLE", Ok("schema", "--sql", "-n", Shop), StringComparison.Ordinal);
        Ok("validate", "-n", Shop);
        Ok("history", "-n", Shop);
        Ok("doctor", "-n", Shop);
        Ok("rollback", "-t", "20260101", "-n", Shop, "--allow-data-loss");
        Assert.Equal(["20260101"], database.Rows("SELECT \"Version\" FROM public.\"VersionInfo\""));
        Assert.Equal(["customers", "VersionInfo"], database.Rows("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"));
    }

    [PostgresFact]
    public void Script_OnAServer_RunsThere()
    {
        using var database = new PostgresDatabaseOfTest();
        Use(database.ConnectionString);

        database.Execute(Ok("script", "--from", "0", "-n", Shop));

        Assert.Contains("3 applied, 0 pending", Ok("status", "-n", Shop), StringComparison.Ordinal);
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
            Ok("migrate", "-n", Shop);

            Assert.Contains("--scratch", Fails(ErrorCodes.NoScratchDatabase, "drift", "-n", Shop), StringComparison.Ordinal);
            var server = PostgresServer.ConnectionString;
            Assert.Contains("No drift", Ok("drift", "-n", Shop, "--scratch", server), StringComparison.Ordinal);
            Shell.Environment["FM_SCRATCH"] = server;
            Assert.Contains("No drift", Ok("drift", "-n", Shop), StringComparison.Ordinal);
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
        Assert.Contains("host", FailsOnSamples("status", "-c", "Hots=localhost;Database=x"), StringComparison.OrdinalIgnoreCase);

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
