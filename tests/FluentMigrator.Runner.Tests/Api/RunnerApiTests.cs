using FluentMigrator.Tests.Api;

namespace FluentMigrator.Runner.Tests.Api;

public sealed class RunnerApiTests
{
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
            .ToList();

        Assert.True(missing.Count == 0, $"{missing.Count} members are missing:\n{string.Join('\n', missing)}");
    }
}
