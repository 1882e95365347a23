using System.Reflection;
using Gromozeka.FluentMigrations.Catalog;
using Gromozeka.FluentMigrations.Generator.Tests.Support;
using Gromozeka.FluentMigrations.Sqlite;

namespace Gromozeka.FluentMigrations.Generator.Tests;

/// <summary>
/// What a start costs with a compiled catalog, and what it says without one. Sets a switch of the whole process, so nothing runs beside it.
/// </summary>
[Collection(nameof(StartTests))]
[CollectionDefinition(nameof(StartTests), DisableParallelization = true)]
public sealed class StartTests : IDisposable
{
    private const string Reflection = "Gromozeka.FluentMigrations.ReflectionDiscovery";
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("1, 2, 3")]
    [InlineData("20250101, 20250704, 20260101")]
    public void Migrate_NothingPending_LooksAtNoMigration(string versions)
    {
        var names = versions.Split(", ");
        var classes = names.Select(version =>
            $"[Migration({version})] public class M{version} : Migration {{ public override void Up() {{ }} public override void "
            + $"Down() {{ }} }}"
        );
        Assert.Equal(3, Manager(Build.Of(string.Join("\n", classes)).Load()).Migrate().Steps.Count);

        var report = Manager(Build.Of(Speechless(versions)).Load()).Migrate();

        Assert.Empty(report.Steps);
        Assert.Equal((long.Parse(names[2]), long.Parse(names[2])), (report.FromVersion, report.ToVersion));
    }

    [Fact]
    public void Migrate_OneIsPending_LooksAtThatOneOnly()
    {
        const string One = "[Migration(1)] public class A : Migration { public override void Up() { } public override void Down() { } }";
        Manager(Build.Of(One).Load()).Migrate();

        var error = Assert.Throws<NotSupportedException>(() => Manager(Build.Of(Speechless("1, 2, 3")).Load()).Migrate());

        Assert.Equal("place 1", error.Message);
    }

    [Fact]
    public void Read_TrimmedProgramWithoutACatalog_IsRefused()
    {
        var assembly = Build.Of("public class Nothing { }").Load();
        AppContext.SetSwitch(Reflection, false);
        try
        {
            var error = Assert.Throws<MigrationException>(() => MigrationCatalog.Read([assembly], NumberingPolicy.Any));

            Assert.Equal(ErrorCodes.NoCompiledCatalog, error.Code);
        }
        finally
        {
            AppContext.SetSwitch(Reflection, true);
        }

        Assert.Empty(MigrationCatalog.Read([assembly], NumberingPolicy.Any).Migrations);
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("public override object AnonymousRow => new { a = 1 };", false)]
    [InlineData("public override object AnonymousRow => new object();", true)]
    public void Find_TrimmedProgram_IsRefusedWhereRowsLostTheirColumns(string row, bool isRefused)
    {
        var assembly = Build.Of(Speechless("1", row)).Load();
        AppContext.SetSwitch(Reflection, false);
        try
        {
            var catalog = MigrationCatalog.Read([assembly], NumberingPolicy.Any);

            if (isRefused)
                Assert.Equal(ErrorCodes.RowsTrimmed, Assert.Throws<MigrationException>(() => catalog.Find(1)).Code);
            else
                Assert.Equal("place 0", Assert.Throws<NotSupportedException>(() => catalog.Find(1)).Message);
        }
        finally
        {
            AppContext.SetSwitch(Reflection, true);
        }
    }

    [Fact]
    public void Describe_ByReflectionAndCompiled_AreEqualButNotToOthers()
    {
        var assembly = Build
            .Of("[Migration(1)] public class A : Migration { public override void Up() { } public override void Down() { } }")
            .Load();
        var compiled = Assert.Single(MigrationCatalog.Read([assembly], NumberingPolicy.Any).Migrations);

        var same = new MigrationDescriptor(1, compiled.Type, null, FluentMigrator.TransactionBehavior.Default, false);

        Assert.Equal(same, compiled);
        Assert.Equal(same.GetHashCode(), compiled.GetHashCode());
        Assert.NotEqual(same with { Version = 2 }, compiled);
        Assert.Equal((object)same.Factory, compiled.Factory);
        Assert.False(same.Factory.Equals("another thing"));
    }

    /// <summary>What FluentMigrator's runner asks before it searches assemblies by reflection.</summary>
    [Theory]
    [InlineData("", "GM107")]
    [InlineData("public override object AnonymousRow => new { a = 1 };", null, true)]
    [InlineData("public override object AnonymousRow => new object();", "GM108", true)]
    public void Check_TrimmedProgram_IsRefusedWhatTrimmingHasRemoved(string row, string? code, bool isPreserved = false)
    {
        const string Mark = "[assembly: Gromozeka.FluentMigrations.Catalog.PreservedTypes(typeof(object))]";
        var assembly = Build.Of((isPreserved ? Speechless("1", row).Replace("[assembly", Mark + "[assembly") : "class A;")).Load();
        TrimmedProgram.Check([assembly]);
        AppContext.SetSwitch(Reflection, false);
        try
        {
            var error = Record.Exception(() => TrimmedProgram.Check([assembly])) as MigrationException;

            Assert.Equal(code, error?.Code.Id);
        }
        finally
        {
            AppContext.SetSwitch(Reflection, true);
        }
    }

    [Fact]
    public void Check_TrimmedProgram_TakesAnAssemblyWithoutMigrations()
    {
        var assembly = Build.WithPreservedTypes("class A;").Load();
        AppContext.SetSwitch(Reflection, false);
        try
        {
            Assert.Null(Record.Exception(() => TrimmedProgram.Check([assembly])));
        }
        finally
        {
            AppContext.SetSwitch(Reflection, true);
        }
    }

    /// <summary>A catalog that knows the versions, and fails as soon as a migration is asked for.</summary>
    private static string Speechless(string versions, string more = "") =>
        $$"""
            using Gromozeka.FluentMigrations;
            using Gromozeka.FluentMigrations.Catalog;
            [assembly: CompiledCatalog(typeof(Speechless))]
            public sealed class Speechless : CompiledCatalog
            {
                public override ReadOnlySpan<long> Versions => new long[] { {{versions}} };
                public override ReadOnlySpan<string> Namespaces => new[] { "" };
                public override ReadOnlySpan<ushort> NamespaceOf => new ushort[Versions.Length];
                public override IReadOnlyList<ProfileDescriptor> Profiles => throw new NotSupportedException("profiles");
                public override string Fingerprint => throw new NotSupportedException("fingerprint");
                public override MigrationDescriptor Describe(int index) => throw new NotSupportedException($"place {index}");
                public override IMigration Create(int index, IServiceProvider services) => throw new NotSupportedException($"place {index}");
                {{more}}
            }
            """;

    private MigrationManager Manager(Assembly assembly)
    {
        var options = new MigrationOptions { Numbering = NumberingPolicy.Any };
        options.Assemblies.Add(assembly);
        return new MigrationManager(
            new SqliteDatabase(new SqliteDatabaseOptions { ConnectionString = $"Data Source={_folder.File("app.db")}" }),
            options
        );
    }
}
