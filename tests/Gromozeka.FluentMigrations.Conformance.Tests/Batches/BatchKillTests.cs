using Gromozeka.FluentMigrations.Conformance.Victim.InBatches;
using Xunit.Abstractions;

namespace Gromozeka.FluentMigrations.Conformance.Tests.Batches;

/// <summary>
/// Processes that work in batches, up and down, are killed at any moment, alone or two at once: what is recorded is what was done to the
/// rows, each once.
/// </summary>
public sealed class BatchKillTests(ITestOutputHelper output)
{
    [Theory]
    [EachProduct]
    public async Task KilledAtAnyMoment_WorksOnEachRowOnce(string name)
    {
        using var product = Products.New(name);
        var manager = new MigrationManager(product.Database(), Messages.Options());
        manager.Migrate();
        manager.RollbackTo(1);
        Assert.Equal("not applied", Check(product));
        var states = new HashSet<string>();
        var kills = 0;
        for (var round = 0; round < Kills.Count; round++)
        {
            var victims = Enumerable.Range(0, Random.Shared.Next(1, 3)).Select(_ => Start(name, product, Direction())).ToList();
            foreach (var victim in victims)
            {
                for (var batches = Random.Shared.Next(70); batches > 0 && victim.ReadLine() == "batch"; )
                    batches--;
                await Task.Delay(TimeSpan.FromMilliseconds(5) * Random.Shared.NextDouble());
                victim.Kill();
                kills += (await victim.End()).ExitCode == ProgramRun.Killed ? 1 : 0;
                victim.Dispose();
            }

            states.Add(Check(product));
        }

        output.WriteLine($"{kills} kills left {string.Join(" · ", states)}");
        Assert.True(kills > 0);
        Assert.True(states.Count > 1, "No kill met a running batch.");
        manager.Migrate();
        Assert.Equal("applied", Check(product));
        Assert.Equal("0", product.Read("SELECT count(*) FROM messages WHERE worked <> 1 OR text <> 'message ' || number"));
    }

    private static string Direction() => Random.Shared.Next(3) == 0 ? "batches down" : "batches up";

    private static RunningProgram Start(string name, Product product, string direction) =>
        VictimProcess.Start(name, product.ConnectionString, direction);

    /// <summary>Compares the rows with what is recorded.</summary>
    /// <returns>How far it is.</returns>
    private static string Check(Product product)
    {
        product.Recover();
        // In one statement: a server may still be busy with the commit of a process that is gone.
        var values = product
            .Read(
                """
                SELECT (SELECT count(*) FROM messages WHERE worked IN (0, 1)), (SELECT sum(worked) FROM messages),
                    (SELECT count(*) FROM "VersionInfo"), (SELECT direction || '|' || rows_done || '|' || total_rows FROM migration_batches)
                """
            )
            .Split('|');
        var (worked, isApplied) = (long.Parse(values[1], null), values[2] == "2");
        Assert.Equal($"{Messages.Rows}", values[0]);
        if (values.Length < 6)
        {
            Assert.Equal(isApplied ? Messages.Rows : 0, worked);
            return isApplied ? "applied" : "not applied";
        }

        Assert.False(isApplied);
        var (direction, done, total) = (values[3], long.Parse(values[4], null), long.Parse(values[5], null));
        Assert.Equal(direction == "up" ? done : total - done, worked);
        return $"{direction} {done}";
    }
}
