using Gromozeka.FluentMigrations.Faults.Tests.Support;

namespace Gromozeka.FluentMigrations.Faults.Tests;

/// <summary>A program that ends right after its run has told of it.</summary>
public sealed class LastWordTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("run")]
    [InlineData("command")]
    [InlineData("commands of services")]
    [InlineData("services")]
    [InlineData("dispose")]
    [InlineData("exit")]
    [InlineData("return")]
    public async Task Notification_OfAProgramThatEndsAtOnce_IsNotLost(string way)
    {
        var file = new DatabaseFile(_folder.File("app.db"));
        file.Execute(
            "CREATE TABLE x (id INTEGER PRIMARY KEY, a TEXT, b INTEGER); "
                + "CREATE TABLE y (id INTEGER PRIMARY KEY, x_id INTEGER NOT NULL REFERENCES x (id))"
        );

        var end = await Victim.Run("notify", file.Path, way);

        Assert.True(end.ExitCode == 0, end.All);
        Assert.EndsWith("told", end.Output.TrimEnd(), StringComparison.Ordinal);
    }
}
