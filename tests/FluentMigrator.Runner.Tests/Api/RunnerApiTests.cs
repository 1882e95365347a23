using FluentMigrator.Tests.Api;

namespace FluentMigrator.Runner.Tests.Api;

public sealed class RunnerApiTests
{
    /// <summary>Connections that the host makes, and going on after a failed statement, are not offered; a writer serves the console as it is.</summary>
    private static readonly string[] LeftOut =
    [
        "WithConnectionFactory", "WithDataSource", "SilentlyFail", "CaughtExceptions", "ExecuteExpressions",
        "FluentMigratorConsoleLogger: protected override void Write",
    ];

    private static readonly IReadOnlyList<ApiType> Ours = ApiPrinter.Print(typeof(IMigrationRunner).Assembly);

    [Fact]
    public void PublicSignatures_OfTheRunner_AreAllFluentMigrators()
    {
        var extras = ApiComparer.Extras(ApiList.Read(), Ours);

        Assert.True(extras.Count == 0, $"{extras.Count} signatures are not FluentMigrator's:\n{string.Join('\n', extras)}");
    }

    [Fact]
    public void PublicTypes_OfTheRunner_HaveAllTheirMembers()
    {
        var listed = ApiList.Read().ToLookup(type => type.FullName);

        var missing = Ours
            .SelectMany(type => listed[type.FullName].SelectMany(other => other.Members).Except(type.Members).Select(member => $"{type.FullName}: {member}"))
            .Where(member => !LeftOut.Any(part => member.Contains(part, StringComparison.Ordinal)))
            .ToList();

        Assert.True(missing.Count == 0, $"{missing.Count} members are missing:\n{string.Join('\n', missing)}");
    }
}
