using System.Globalization;
using Gromozeka.FluentMigrations.Conformance.Victim;
using Xunit.Abstractions;

namespace Gromozeka.FluentMigrations.Conformance.Tests.Concurrency;

/// <summary>Programs that start at the same time, and programs that are killed.</summary>
public class ProcessTests(ITestOutputHelper output)
{
    [Theory]
    [EachProduct]
    public async Task Migrate_SixteenProcessesAtOnce_ApplyEachOnce(string name)
    {
        using var product = Products.New(name);
        var victims = Enumerable.Range(0, 16).Select(_ => VictimProcess.Launch(name, product.ConnectionString, "up")).ToList();

        var ends = await Task.WhenAll(victims.Select(victim => victim.End()));

        Assert.All(ends, end => Assert.True(end.ExitCode == 0, end.All));
        Assert.Equal(Steps.Count, ends.Sum(end => int.Parse(end.Output.Trim().Split(' ')[^1], CultureInfo.InvariantCulture)));
        Assert.Equal("1,2,3,4,5", WholeSteps.AssertWhole(product));
        Assert.Equal(
            "1|success; 2|success; 3|success; 4|success; 5|success",
            product.Read("SELECT version, outcome FROM migration_log ORDER BY id")
        );
    }

    [Theory]
    [EachProduct]
    public async Task Migrate_SomeOfSixteenAreKilled_TheOthersGoOn(string name)
    {
        using var product = Products.New(name);
        var victims = Enumerable.Range(0, 16).Select(_ => VictimProcess.Launch(name, product.ConnectionString, "up")).ToList();

        await Task.WhenAll(
            victims
                .Take(8)
                .Select(async victim =>
                {
                    await Task.Run(victim.ReadLine);
                    await Task.Delay(Random.Shared.Next(300));
                    victim.Kill();
                })
        );
        var ends = await Task.WhenAll(victims.Select(victim => victim.End()));

        Assert.All(ends.Skip(8), end => Assert.True(end.ExitCode == 0, end.All));
        Assert.Equal("1,2,3,4,5", WholeSteps.AssertWhole(product));
        WholeSteps.AssertGoesOn(product);
    }

    /// <summary>The old state or the new one, and any start goes on from there.</summary>
    [Theory]
    [EachProduct("up")]
    [EachProduct("down")]
    public async Task Migrate_KilledAtARandomMoment_EachStepIsWhole(string name, string direction)
    {
        using var product = Products.New(name);
        var manager = new MigrationManager(product.Database(), Steps.Options());
        var moments = new KillMoments();
        var kills = 0;
        for (var round = 0; round <= Kills.Count; round++)
        {
            if (direction == "down")
                manager.Migrate();
            else
                manager.RollbackTo(0);
            using var victim = VictimProcess.Start(name, product.ConnectionString, direction);
            if (round == 0)
                moments.Measure(victim);
            else
                await moments.Kill(victim, victim.Kill);
            if ((await victim.End()).ExitCode == ProgramRun.Killed)
                kills++;
            moments.Found.Add(WholeSteps.AssertWhole(product));
        }

        output.WriteLine($"{kills} kills left the versions {string.Join(" · ", moments.Found)}");
        Assert.True(kills > 0);
        WholeSteps.AssertGoesOn(product);
    }
}
