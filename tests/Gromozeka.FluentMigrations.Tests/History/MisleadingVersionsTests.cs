using Gromozeka.FluentMigrations.Sqlite;
using Gromozeka.FluentMigrations.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Gromozeka.FluentMigrations.Tests.History;

/// <summary>
/// Version tables whose lowest version, highest version and number of rows are those of 1, 2 and 3, but whose rows are not.
/// </summary>
public sealed class MisleadingVersionsTests : IDisposable
{
    private const string Columns = ", AppliedOn DATETIME, Description TEXT); ";
    private const string Unique = "CREATE UNIQUE INDEX UC_Version ON VersionInfo (Version); ";

    private readonly Bed _bed = new();

    public void Dispose() => _bed.Dispose();

    [Theory]
    [InlineData("CREATE TABLE VersionInfo (Version INTEGER NOT NULL" + Columns, "1), (1), (3")]
    [InlineData("CREATE TABLE VersionInfo (Version INTEGER NOT NULL" + Columns, "1), (3), (3")]
    [InlineData(
        "CREATE TABLE VersionInfo (Version INTEGER NOT NULL" + Columns + "CREATE INDEX UC_Version ON VersionInfo (Version); ",
        "1), (1), (3"
    )]
    [InlineData(
        "CREATE TABLE VersionInfo (Version INTEGER NOT NULL"
            + Columns
            + "CREATE UNIQUE INDEX UC_Version ON VersionInfo (Version) WHERE Version > 1; ",
        "1), (1), (3"
    )]
    [InlineData(
        "CREATE TABLE VersionInfo (Version INTEGER NOT NULL, other INTEGER"
            + Columns
            + "CREATE UNIQUE INDEX UC_Version ON VersionInfo (Version, other); ",
        "1), (1), (3"
    )]
    [InlineData(
        "CREATE TABLE VersionInfo (Version INTEGER NOT NULL, other INTEGER"
            + Columns
            + "CREATE UNIQUE INDEX UC_Version ON VersionInfo (other); ",
        "1), (1), (3"
    )]
    [InlineData(
        "CREATE TABLE VersionInfo (Version INTEGER NOT NULL, other INTEGER"
            + Columns
            + "CREATE UNIQUE INDEX UC_Version ON VersionInfo (Version + other); ",
        "1), (1), (3"
    )]
    [InlineData("CREATE TABLE VersionInfo (Version INTEGER NOT NULL, other INTEGER PRIMARY KEY" + Columns, "1), (1), (3")]
    [InlineData(
        "CREATE TABLE VersionInfo (Version INTEGER, other INTEGER, AppliedOn DATETIME, Description TEXT, PRIMARY KEY (Version, other)); ",
        "1), (1), (3"
    )]
    [InlineData("CREATE TABLE VersionInfo (Version INTEGER" + Columns + Unique, "1), (1.5), (3")]
    [InlineData("CREATE TABLE VersionInfo (Version INTEGER" + Columns + Unique, "1), (2.5), (3")]
    [InlineData("CREATE TABLE VersionInfo (Version" + Columns + Unique, "1), (2.0), (3")]
    [InlineData("CREATE TABLE VersionInfo (Version" + Columns + Unique, "1), (3), ('2'")]
    [InlineData("CREATE TABLE VersionInfo (Version INTEGER" + Columns + Unique, "1), (3), ('two'")]
    [InlineData("CREATE TABLE VersionInfo (Version INTEGER" + Columns + Unique, "1), (3), (x'02'")]
    [InlineData("CREATE TABLE VersionInfo (Version INTEGER" + Columns + Unique, "1), (3), (NULL")]
    [InlineData("CREATE TABLE VersionInfo (Version TEXT" + Columns + Unique, "1), (2), (3")]
    [InlineData("CREATE TABLE VersionInfo (Version TEXT COLLATE NOCASE" + Columns + Unique, "1), (2), (3")]
    [InlineData("CREATE TABLE VersionInfo (Version REAL" + Columns + Unique, "1), (2), (3")]
    [InlineData("CREATE TABLE VersionInfo (Version INTEGER" + Columns + Unique, "-1), (1), (3")]
    [InlineData("CREATE TABLE VersionInfo (Version INTEGER" + Columns + Unique, "-3), (-2), (-1")]
    [InlineData("CREATE TABLE rows (Version INTEGER" + Columns + "CREATE VIEW VersionInfo AS SELECT * FROM rows; ", "1), (1), (3", "rows")]
    public void Migrate_RowsAreNotThoseOfTheProgram_IsRefused(string table, string rows, string name = "VersionInfo")
    {
        _bed.File.Execute($"{table} INSERT INTO {name} (Version) VALUES ({rows})");
        var before = _bed.File.Hash;

        var error = Assert.Throws<MigrationException>(() => _bed.Manager().Migrate());

        Assert.Contains(error.Code, new[] { ErrorCodes.OutOfOrder, ErrorCodes.HistoryUnreadable, ErrorCodes.MissingMigration });
        Assert.Equal(before, _bed.File.Hash);
    }

    [Theory]
    [InlineData("CREATE TABLE VersionInfo (Version INTEGER NOT NULL" + Columns + Unique)]
    [InlineData("CREATE TABLE versioninfo (VERSION INTEGER NOT NULL" + Columns + "CREATE UNIQUE INDEX u ON versioninfo (version DESC); ")]
    [InlineData("CREATE TABLE VersionInfo (Version BIGINT UNIQUE" + Columns)]
    [InlineData("CREATE TABLE VersionInfo (Version INTEGER PRIMARY KEY" + Columns)]
    [InlineData("CREATE TABLE VersionInfo (Version BIGINT PRIMARY KEY" + Columns)]
    [InlineData("CREATE TABLE VersionInfo (Version INTEGER PRIMARY KEY DESC" + Columns)]
    [InlineData("CREATE TABLE VersionInfo (Version INTEGER, AppliedOn DATETIME, Description TEXT, PRIMARY KEY (Version)) WITHOUT ROWID; ")]
    [InlineData("CREATE TABLE VersionInfo (Version INTEGER" + Columns)]
    [InlineData("CREATE TABLE rows (Version INTEGER" + Columns + "CREATE VIEW VersionInfo AS SELECT * FROM rows; ", "rows")]
    public void Migrate_RowsAreThoseOfTheProgram_DoesNothing(string table, string name = "VersionInfo")
    {
        _bed.File.Execute(table + $"INSERT INTO {name} (Version) VALUES (3), (1), (2)");
        var before = _bed.File.Hash;

        var report = _bed.Manager().Migrate();

        Assert.Empty(report.Steps);
        Assert.Equal(3, report.ToVersion);
        Assert.Equal(before, _bed.File.Hash);
    }

    [Fact]
    public void Migrate_TemporaryTableOfTheSameName_IsNotRead()
    {
        _bed.Manager().Migrate(1);
        var manager = Shadowed(
            "CREATE TEMP TABLE VersionInfo (Version INTEGER, AppliedOn, Description); "
                + "CREATE UNIQUE INDEX temp.UC_Version ON VersionInfo (Version); "
                + "INSERT INTO temp.VersionInfo (Version) VALUES (1), (2), (3)"
        );

        Assert.Equal(1, manager.GetCurrentVersion());
        Assert.Equal(2, manager.Migrate().Steps.Count);

        Assert.Equal("1,2,3", _bed.Versions());
        Assert.Equal(["Step1", "Step2", "Step3"], manager.GetStatus().Applied.Select(one => one.Applied!.Description));
    }

    private MigrationManager Shadowed(string sql)
    {
        var database = new SqliteDatabase(
            new SqliteDatabaseOptions
            {
                ConnectionString = $"Data Source={_bed.File.Path}",
                ConnectionOpened = connection =>
                {
                    using var command = connection.CreateCommand();
                    command.CommandText = sql;
                    command.ExecuteNonQuery();
                },
            }
        );
        return new MigrationManager(
            database,
            Bed.Options(Bed.Three),
            new ServiceCollection().AddSingleton(_bed.Script).BuildServiceProvider()
        );
    }
}
