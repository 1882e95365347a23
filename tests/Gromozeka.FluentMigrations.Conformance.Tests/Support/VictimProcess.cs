namespace Gromozeka.FluentMigrations.Conformance.Tests.Support;

/// <summary>A process of its own that migrates a database, and can be killed.</summary>
internal static class VictimProcess
{
    /// <summary>Starts it without waiting.</summary>
    public static RunningProgram Launch(string product, string connectionString, string direction) =>
        new(
            Programs
                .Call(
                    Programs.DotNet,
                    Path.Combine(AppContext.BaseDirectory, "Gromozeka.FluentMigrations.Conformance.Victim.dll"),
                    product,
                    connectionString,
                    direction
                )
                .In(Path.GetTempPath())
        );

    /// <summary>Starts it, and waits until it begins.</summary>
    public static RunningProgram Start(string product, string connectionString, string direction)
    {
        var victim = Launch(product, connectionString, direction);
        Assert.Equal("begins", victim.ReadLine());
        return victim;
    }
}
