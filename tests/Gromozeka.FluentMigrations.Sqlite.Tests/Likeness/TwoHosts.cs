using Fixtures.Steps;
using FluentMigrator;

namespace Gromozeka.FluentMigrations.Sqlite.Likeness;

/// <summary>The same migration run twice: by FluentMigrator on a file of its own, and by this engine on another.</summary>
internal sealed class TwoHosts(SqliteDatabaseOptions options) : IDisposable
{
    private readonly Workbench _theirs = new();
    private readonly Workbench _ours = new();

    public DatabaseFile Theirs => _theirs.File;

    public DatabaseFile Ours => _ours.File;

    public CapturedLog Log { get; } = new();

    public void Migrate(Action<Migration> up)
    {
        MigrateTheirs(up);
        MigrateOurs(up);
    }

    public void MigrateTheirs(Action<Migration> up) => FluentMigratorHost.Migrate(Theirs, up, options.BinaryGuid, options.UseStrictTables);

    public void MigrateOurs(Action<Migration> up) => _ours.Manager(new StepCode(up), options, Log).Migrate();

    /// <summary>Lets this engine go on with the database that FluentMigrator filled.</summary>
    public void GoOnWithTheirs(Action<Migration> up)
    {
        Theirs.Execute("DROP TABLE VersionInfo");
        _theirs.Manager(new StepCode(up), options).Migrate();
    }

    public void AssertEqual(string sql)
    {
        Assert.NotEmpty(Theirs.Rows(sql));
        Assert.Equal(Theirs.Rows(sql), Ours.Rows(sql));
    }

    public void Dispose()
    {
        _theirs.Dispose();
        _ours.Dispose();
    }
}
