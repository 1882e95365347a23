namespace FluentMigrator.Tests.Api;

public class PublicApiTests
{
    private static readonly IReadOnlyList<ApiType> Ours = ApiPrinter.Print(typeof(IMigration).Assembly);

    [Fact]
    public void PublicSignatures_OfTheStandIn_AreAllFluentMigrators()
    {
        var extras = ApiComparer.Extras(ApiList.Read(), Ours);

        Assert.True(extras.Count == 0, $"{extras.Count} signatures are not FluentMigrator's:\n{string.Join('\n', extras)}");
    }

    [Fact]
    public void PublicSignatures_ForMigrationAuthors_AreAtLeast95PercentPresent()
    {
        var list = ApiList.Read("FluentMigrator.Abstractions", "FluentMigrator", "FluentMigrator.Extensions.SQLite");

        var (missing, total) = ApiComparer.Coverage(list, Ours);

        Assert.True(missing.Count <= 0.05 * total, $"{missing.Count} of {total} signatures are missing:\n{string.Join('\n', missing)}");
    }
}
