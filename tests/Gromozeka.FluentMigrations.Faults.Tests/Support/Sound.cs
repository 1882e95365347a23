namespace Gromozeka.FluentMigrations.Faults.Tests.Support;

/// <summary>What a database has to be like after a fault and one ordinary start: as it is after a run without the fault.</summary>
internal sealed class Sound
{
    private readonly IReadOnlyList<string> _schema;
    private readonly string _rows;
    private readonly string _versions;

    private Sound(BotFile file) => (_schema, _rows, _versions) = (Schema(file), Rows(file), file.Versions);

    /// <summary>What a start makes of a copy of a file that meets no fault.</summary>
    public static Sound After(BotFile before, bool? wal = null)
    {
        using var copy = before.Copy();
        var rows = before.File.Tables().Count == 0 ? null : Rows(before);
        copy.Manager(wal: wal).Migrate();
        var sound = new Sound(copy);
        Assert.Equal(rows ?? sound._rows, sound._rows);
        return sound;
    }

    /// <summary>Starts once as ever, and looks.</summary>
    public void Start(BotFile file, bool? wal = null)
    {
        Assert.Equal(2, file.Manager(wal: wal).Migrate().ToVersion);
        Check(file);
    }

    public void Check(BotFile file)
    {
        Assert.Equal("ok", file.File.Scalar("PRAGMA integrity_check"));
        Assert.Equal(_schema, Schema(file));
        Assert.Equal(_rows, Rows(file));
        Assert.Equal(_versions, file.Versions);
        Assert.Equal(
            "1",
            file.File.Scalar(
                "SELECT count(*) FROM migration_log WHERE version = 2 AND direction = 'up' AND outcome = 'success' AND id > (SELECT "
                    + "coalesce(max(id), 0) FROM migration_log WHERE direction = 'down')"
            )
        );
        Assert.Equal("2", file.File.Scalar("SELECT value FROM settings WHERE key = 'db_migration_version'"));
        Assert.Empty(file.Manager().Validate());
        Assert.All(file.Manager().Backups!.List(), backup => Assert.Null(file.Manager().Backups!.Verify(backup.Name)));
    }

    private static IReadOnlyList<string> Schema(BotFile file) =>
        file.File.Rows("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name");

    /// <summary>The user's rows: all but the engine's own.</summary>
    private static string Rows(BotFile file)
    {
        var tables = file.File.Tables().Except(["migrations", "migration_log", "settings", "example_features"]);
        var rows = tables
            .SelectMany(table => file.File.Content(table).Prepend(table))
            .Concat(file.File.Rows("SELECT key, value FROM settings WHERE key NOT LIKE 'db\\_migration\\_%' ESCAPE '\\' ORDER BY key"));
        return Convert.ToHexString(
            System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(string.Join("\n", rows)))
        );
    }
}
