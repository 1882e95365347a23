using FluentMigrator.Runner.VersionTableInfo;

namespace Gromozeka.FluentMigrations.Runner;

/// <summary>
/// One database, migrated by FluentMigrator's processor and by the engine in turns: either goes on from where the other stopped.
/// </summary>
public sealed class AlternatingTests
{
    private const string Book = "INSERT INTO Books (Title) VALUES ('Moby-Dick')";

    private static readonly Func<IMigrationRunnerBuilder, IMigrationRunnerBuilder> Theirs = builder => builder.AddSQLite();
    private static readonly Func<IMigrationRunnerBuilder, IMigrationRunnerBuilder> Ours = builder => builder.AddGromozekaSQLite();

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void MigrateUpAndDown_InTurns_KeepsVersionsAndRows(bool startsHere, bool hasOwnTable)
    {
        using var host = Host(hasOwnTable);
        var (first, second) = startsHere ? (Ours, Theirs) : (Theirs, Ours);

        Run(host, first, runner => runner.MigrateUp(1));
        host.File.Execute(Book);
        Run(host, second, runner => runner.MigrateUp(2));
        host.File.Execute("UPDATE Books SET Year = 1851");
        var schema = SchemaOfVersions(host, hasOwnTable);
        Run(host, first, runner => runner.MigrateUp());
        AssertVersions(host, hasOwnTable, "1|The books", "2|AddYear", "20260102030405|The readers");

        for (var round = 0; round < 3; round++)
        {
            Run(host, second, runner => runner.Rollback(1));
            AssertVersions(host, hasOwnTable, "1|The books", "2|AddYear");
            Run(host, first, runner => runner.MigrateUp());
            Run(host, second, runner => runner.MigrateUp());
            Run(host, first, runner => runner.MigrateDown(2));
            Run(host, second, runner => runner.MigrateUp());
            AssertVersions(host, hasOwnTable, "1|The books", "2|AddYear", "20260102030405|The readers");
            (first, second) = (second, first);
        }

        Assert.Equal(["1|Moby-Dick|1851"], host.File.Rows("SELECT Id, Title, Year FROM Books"));
        Assert.Equal(schema, SchemaOfVersions(host, hasOwnTable));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void RollbackToNothing_ByTheOther_LeavesAnEmptyFile(bool startsHere)
    {
        using var host = Host(hasOwnTable: false);
        Run(host, startsHere ? Ours : Theirs, runner => runner.MigrateUp());

        Run(host, startsHere ? Theirs : Ours, runner => runner.RollbackToVersion(0));

        Assert.Empty(host.File.Tables());
    }

    [Fact]
    public void MigrateUp_VersionTableOfTheEngine_IsTheOneOfFluentMigrator()
    {
        using var theirs = Host(hasOwnTable: false);
        using var ours = Host(hasOwnTable: false);
        Run(theirs, Theirs, runner => runner.MigrateUp());
        Run(ours, Ours, runner => runner.MigrateUp());

        Assert.Equal(SchemaOfVersions(theirs, hasOwnTable: false), SchemaOfVersions(ours, hasOwnTable: false));
    }

    private static RunnerHost Host(bool hasOwnTable)
    {
        var host = new RunnerHost("Library");
        if (hasOwnTable)
            host.Builder = builder => builder.WithVersionTable(new Chronicle()).ScanIn(typeof(RunnerHost).Assembly).For.Migrations();
        return host;
    }

    private static void Run(
        RunnerHost host,
        Func<IMigrationRunnerBuilder, IMigrationRunnerBuilder> database,
        Action<IMigrationRunner> action
    )
    {
        host.Database = database;
        host.Run(action);
        Assert.Equal("ok", host.File.Scalar("PRAGMA integrity_check"));
    }

    private static void AssertVersions(RunnerHost host, bool hasOwnTable, params string[] expected) =>
        Assert.Equal(
            expected,
            host.File.Rows(
                hasOwnTable
                    ? "SELECT number, label FROM chronicle ORDER BY number"
                    : "SELECT Version, Description FROM VersionInfo ORDER BY Version"
            )
        );

    private static IReadOnlyList<string> SchemaOfVersions(RunnerHost host, bool hasOwnTable)
    {
        var table = hasOwnTable ? "chronicle" : "VersionInfo";
        return
        [
            .. host.File.Rows($"SELECT name, type, \"notnull\", pk FROM pragma_table_info('{table}') ORDER BY cid"),
            .. host.File.Rows($"SELECT name, \"unique\" FROM pragma_index_list('{table}') ORDER BY name"),
        ];
    }

    private sealed class Chronicle : IVersionTableMetaData
    {
        public bool OwnsSchema => false;

        public string SchemaName => "";

        public string TableName => "chronicle";

        public string ColumnName => "number";

        public string DescriptionColumnName => "label";

        public string AppliedOnColumnName => "moment";

        public string UniqueIndexName => "ux_chronicle";

        public bool CreateWithPrimaryKey => false;
    }
}
