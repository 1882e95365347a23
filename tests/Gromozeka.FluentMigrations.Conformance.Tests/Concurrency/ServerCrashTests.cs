using System.Text.RegularExpressions;
using Gromozeka.FluentMigrations.Conformance.Victim;
using Npgsql;
using Xunit.Abstractions;

namespace Gromozeka.FluentMigrations.Conformance.Tests.Concurrency;

/// <summary>
/// A PostgreSQL server that crashes while a program migrates a database on it: the old state or the new one, and any start goes on.
/// </summary>
public class ServerCrashTests(ITestOutputHelper output)
{
    [PostgresTheory]
    [InlineData("up")]
    [InlineData("down")]
    public async Task Migrate_TheServerCrashesAtARandomMoment_EachStepIsWhole(string direction)
    {
        using var server = new OwnServer();
        using var product = new PostgresProduct(server.ConnectionString);
        var manager = new MigrationManager(product.Database(), Steps.Options());
        var moments = new KillMoments();
        var failures = new List<string>();
        for (var round = 0; round <= Kills.Count; round++)
        {
            if (direction == "down")
                manager.Migrate();
            else
                manager.RollbackTo(0);
            using var victim = VictimProcess.Start(Products.Postgres, product.ConnectionString, direction);
            if (round == 0)
                moments.Measure(victim);
            else
                await moments.Kill(victim, server.Crash);

            var end = await victim.End();
            if (end.ExitCode != 0)
                failures.Add(end.All);
            if (round > 0)
                server.Recover();
            NpgsqlConnection.ClearAllPools();
            moments.Found.Add(WholeSteps.AssertWhole(product));
            AssertTrue(end, moments.Found[^1]);
        }

        output.WriteLine($"{Kills.Count} crashes left the versions {string.Join(" · ", moments.Found)}");
        output.WriteLine(string.Join("\n", failures.Select(Kind).Distinct()));
        Assert.NotEmpty(failures);
        // What the program says is an error of the engine, not of the driver.
        Assert.All(failures, failure => Assert.Contains("refused GM", failure, StringComparison.Ordinal));
        WholeSteps.AssertGoesOn(product);
    }

    /// <summary>What a program said, without the versions and the names that differ each time.</summary>
    private static string Kind(string failure) => Regex.Replace(failure, @"(step\s+)+|test_\w+|at version \d+", "").Trim();

    /// <summary>If an error says at which version the database is, it is there.</summary>
    private static void AssertTrue(ProgramRun end, string versions)
    {
        if (Regex.Match(end.Output, @"is still at version (\d+)") is { Success: true } said)
            Assert.Equal(said.Groups[1].Value, versions.Length == 0 ? "0" : versions[^1..]);
    }
}
