using Gromozeka.FluentMigrations.Conformance.Victim;

namespace Gromozeka.FluentMigrations.Conformance.Tests.Support;

/// <summary>Moments that are spread over the steps of a victim, however fast the machine is.</summary>
internal sealed class KillMoments
{
    private TimeSpan _ofAStep;

    /// <summary>The versions after each kill.</summary>
    public List<string> Found { get; } = [];

    /// <summary>Lets a victim reach its end, and measures it.</summary>
    public void Measure(RunningProgram victim)
    {
        Assert.Equal("step", victim.ReadLine());
        var started = TimeProvider.System.GetTimestamp();
        for (var step = 1; step < Steps.Count; step++)
            Assert.Equal("step", victim.ReadLine());
        _ofAStep = TimeProvider.System.GetElapsedTime(started) / (Steps.Count - 1);
    }

    /// <summary>Waits until a random number of steps is completed and for a part of the next one, and kills.</summary>
    public async Task Kill(RunningProgram victim, Action kill)
    {
        for (var steps = Random.Shared.Next(Steps.Count); steps > 0; steps--)
            Assert.Equal("step", victim.ReadLine());
        await Task.Delay(_ofAStep * Random.Shared.NextDouble());
        kill();
    }
}
