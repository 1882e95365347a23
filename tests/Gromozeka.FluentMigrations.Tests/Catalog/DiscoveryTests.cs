using Gromozeka.FluentMigrations.Catalog;
using Gromozeka.FluentMigrations.Tests.Support;

namespace Gromozeka.FluentMigrations.Tests.Catalog;

public sealed class DiscoveryTests : IDisposable
{
    private const string Fixtures = "Gromozeka.FluentMigrations.Tests.Fixtures.";
    private readonly Bed _bed = new();

    public void Dispose() => _bed.Dispose();

    [Theory]
    [InlineData("Duplicate", "GM101", "Duplicate.Another and Gromozeka")]
    [InlineData("Gap", "GM102", "Version 2 is missing: the next migration found is 3 (Third)")]
    [InlineData("Zero", "GM102", "the next migration found is 0 (Zeroth)")]
    [InlineData("Mixed", "GM110", "1 (Numbered) and 20260102 (Dated)")]
    [InlineData("TaggedProfile", "GM106", "TaggedProfile.Demo has [Tags]")]
    [InlineData("NoMigration", "GM103", "NoMigration.JustAClass")]
    [InlineData("BadProfile", "GM103", "BadProfile.JustAClass")]
    [InlineData("AbstractClass", "GM104", "it is abstract")]
    [InlineData("GenericClass", "GM104", "it is generic")]
    [InlineData("InternalClass", "GM104", "it is not public")]
    [InlineData("Tagged", "GM106", "[Tags]")]
    [InlineData("TaggedByInterface", "GM106", "[Tags]")]
    [InlineData("Constrained", "GM106", "[MigrationConstraint]")]
    [InlineData("MaintainedMigration", "GM106", "[Maintenance]")]
    [InlineData("MaintenanceOnly", "GM106", "MaintenanceOnly.Tidy has [Maintenance]")]
    [InlineData("TwoAttributes", "GM104", "TwoAttributes.First")]
    [InlineData("FailingConstructor", "GM105", "the constructor says no")]
    [InlineData("MissingService", "GM105", "TimeZoneInfo")]
    public void Migrate_BadClass_IsRefusedAndChangesNoByte(string fixture, string code, string says)
    {
        _bed.Manager(Bed.One).Migrate();

        var error = Refusal.OfUnchanged(_bed, ErrorCodes.All.Single(known => known.Id == code), () =>
            _bed.Manager(Fixtures + fixture).Migrate()
        );

        Assert.Contains(says, error.Message, StringComparison.Ordinal);
        Assert.Equal("the database was not touched", error.State);
    }

    [Theory]
    [InlineData("Duplicate")]
    [InlineData("Gap")]
    [InlineData("AbstractClass")]
    public void EveryOperation_BadClass_IsRefusedBeforeAFileIsMade(string fixture)
    {
        var manager = _bed.Manager(Fixtures + fixture);

        Assert.Throws<MigrationException>(() => manager.GetAvailableMigrations());
        Assert.Throws<MigrationException>(() => manager.GetStatus());
        Assert.Throws<MigrationException>(() => manager.Validate());
        Assert.Throws<MigrationException>(() => manager.Migrate());
        Assert.Throws<MigrationException>(() => manager.Rollback());
        Assert.Throws<MigrationException>(() => manager.RollbackTo(0));
        Assert.Empty(_bed.Files);
    }

    [Fact]
    public void DuplicateVersion_InTwoAssemblies_NamesThem()
    {
        var error = CatalogErrors.DuplicateVersion(1, [typeof(DiscoveryTests), typeof(MigrationCatalog)]);

        Assert.Contains("MigrationCatalog of Gromozeka.FluentMigrations and", error.What, StringComparison.Ordinal);
        Assert.Contains("name only the intended one", error.Next, StringComparison.Ordinal);
    }

    [Fact]
    public void Migrate_TimestampsUnderAny_AreAppliedInOrder()
    {
        var report = _bed.Manager(Fixtures + "Timestamps", options => options.Numbering = NumberingPolicy.Any).Migrate();

        Assert.Equal([20260102030405, 20260203040500], report.Steps.Select(step => step.Migration.Version));
    }

    [Fact]
    public void Migrate_ZeroUnderAny_IsAppliedOnce()
    {
        var manager = _bed.Manager(Fixtures + "Zero", options => options.Numbering = NumberingPolicy.Any);

        Assert.Equal(2, manager.Migrate().Steps.Count);
        Assert.Empty(manager.Migrate().Steps);
        Assert.Equal("0,1", _bed.Versions());
    }

    [Fact]
    public void Migrate_SparseVersionsUnderAny_AreAppliedOnce()
    {
        var manager = _bed.Manager(Fixtures + "Gap", options => options.Numbering = NumberingPolicy.Any);

        Assert.Equal(2, manager.Migrate().Steps.Count);
        Assert.Empty(manager.Migrate().Steps);
    }

    [Fact]
    public void Read_NestedPublicClass_IsFound() =>
        Assert.Equal(["1 (Nested)"], Read("NestedClass").Migrations.Select(migration => migration.ToString()));

    [Fact]
    public void Read_AssemblyNamedTwice_IsReadOnce()
    {
        var assembly = typeof(Bed).Assembly;

        var catalog = MigrationCatalog.Read([assembly, assembly], NumberingPolicy.Sequential, Fixtures + "Plain");

        Assert.Equal("a description", Assert.Single(catalog.Migrations).Title);
    }

    [Fact]
    public void Read_Namespace_TakesThoseBelowItButNoNeighbour()
    {
        Assert.Equal(3, Read("Nested").Migrations.Count + Read("Three").Migrations.Count);
        Assert.Equal(3, MigrationCatalog.Read([typeof(Bed).Assembly], NumberingPolicy.Sequential, Bed.Three).Latest);
        Assert.Equal(1, Read("Below").Latest);
    }

    [Fact]
    public void Read_NamespaceAlone_LeavesThoseBelowItOut() =>
        Assert.Empty(
            MigrationCatalog
                .Read(
                    [typeof(DiscoveryTests).Assembly],
                    NumberingPolicy.Any,
                    "Gromozeka.FluentMigrations.Tests.Fixtures",
                    includesNested: false
                )
                .Migrations
        );

    [Fact]
    public void Read_NoNamespace_TakesTheWholeAssembly() =>
        Assert.Throws<MigrationException>(() => MigrationCatalog.Read([typeof(Bed).Assembly], NumberingPolicy.Any));

    [Fact]
    public void Read_NoAssemblies_IsEmpty()
    {
        var catalog = MigrationCatalog.Read([], NumberingPolicy.Sequential);

        Assert.Equal(0, catalog.Latest);
        Assert.False(catalog.IsContiguous);
        Assert.Null(catalog.Find(1));
    }

    [Fact]
    public void Read_NullAssemblies_IsRefused() =>
        Assert.Throws<ArgumentNullException>(() => MigrationCatalog.Read(null!, NumberingPolicy.Any));

    private static MigrationCatalog Read(string fixture) =>
        MigrationCatalog.Read([typeof(Bed).Assembly], NumberingPolicy.Sequential, Fixtures + fixture);
}
