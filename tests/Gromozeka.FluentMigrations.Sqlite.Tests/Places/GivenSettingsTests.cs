using Fixtures.Steps;
using Fixtures.Untransacted;
using Microsoft.Extensions.DependencyInjection;

namespace Gromozeka.FluentMigrations.Sqlite.Places;

/// <summary>The settings that a step without a transaction leaves on an open connection, which cannot be opened again.</summary>
public sealed class GivenSettingsTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly OpenConnection _open;

    public GivenSettingsTests() =>
        _open = new OpenConnection("CREATE TABLE r (a); ATTACH ':memory:' AS archive", $"Data Source={_folder.File("a.db")};Pooling=False");

    public void Dispose()
    {
        _open.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("synchronous", "OFF")]
    [InlineData("temp_store", "FILE")]
    [InlineData("journal_mode", "MEMORY")]
    [InlineData("archive.synchronous", "OFF")]
    [InlineData("archive.cache_size", "5")]
    [InlineData("archive.journal_size_limit", "5")]
    public void Migrate_StepWithoutTransaction_LeavesTheSetting(string pragma, string value)
    {
        var before = _open.Read($"PRAGMA {pragma}");

        Manager($"PRAGMA {pragma} = {value}").Migrate();

        Assert.Equal(before, _open.Read($"PRAGMA {pragma}"));
    }

    [Theory]
    [InlineData("PRAGMA synchronous = OFF; DETACH DATABASE archive", "SELECT name FROM pragma_database_list WHERE name <> 'temp'", "main")]
    [InlineData("PRAGMA journal_mode = WAL", "PRAGMA journal_mode", "wal")]
    public void Migrate_StepThatChangesMoreThanASetting_KeepsWhatItChanged(string sql, string query, string expected)
    {
        Manager(sql).Migrate();

        Assert.Equal(expected, _open.Read(query));
        Assert.Equal("2", _open.Read("PRAGMA synchronous"));
    }

    private MigrationManager Manager(string sql)
    {
        var settings = new MigrationOptions { Namespace = typeof(UntransactedMigration).Namespace!, Backup = null };
        settings.Assemblies.Add(typeof(UntransactedMigration).Assembly);
        var step = new StepCode(step => Array.ForEach(sql.Split("; "), one => step.Execute.Sql(one)));
        return new MigrationManager(_open.Database(), settings, new ServiceCollection().AddSingleton(step).BuildServiceProvider());
    }
}
