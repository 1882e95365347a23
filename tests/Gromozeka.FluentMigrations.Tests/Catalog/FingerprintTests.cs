using System.Reflection;
using Gromozeka.FluentMigrations.Catalog;
using Gromozeka.FluentMigrations.Tests.Support;

namespace Gromozeka.FluentMigrations.Tests.Catalog;

/// <summary>The fingerprint of a catalog that was read by reflection; the compiled one is held against it elsewhere.</summary>
public class FingerprintTests
{
    [Fact]
    public void Fingerprint_NamesTheSetOfMigrations()
    {
        Assert.Matches("^[0-9a-fA-F]{64}$", Read(Bed.Three));
        Assert.Equal(Read(Bed.Three), Read(Bed.Three));
        Assert.NotEqual(Read(Bed.Three), Read(Bed.Two));
    }

    [Fact]
    public void Fingerprint_OfSeveralAssemblies_IsThatOfAllTheirMigrations() =>
        Assert.Equal(Read(Bed.Three), Read(Bed.Three, typeof(MigrationManager).Assembly));

    private static string Read(string @namespace, params Assembly[] more) =>
        MigrationCatalog.Read([typeof(Bed).Assembly, .. more], NumberingPolicy.Any, @namespace).Fingerprint;
}
