using Gromozeka.Database;
using Gromozeka.FluentMigrations.Sqlite;

namespace Gromozeka.FluentMigrations.Faults.Tests.Support;

/// <summary>The bot's database in a folder of its own, and the engine over it as the bot uses it.</summary>
internal sealed class BotFile : IDisposable
{
    private readonly TempFolder? _folder;

    private BotFile(string folder) => File = new DatabaseFile(System.IO.Path.Combine(folder, "bot.db"));

    private BotFile(TempFolder folder)
        : this(folder.Path) => _folder = folder;

    public DatabaseFile File { get; }

    public string Path => File.Path;

    public string Folder => System.IO.Path.GetDirectoryName(Path)!;

    public string BackupFolder => System.IO.Path.Combine(Folder, "backups");

    public string LockFile => Path + ".lock";

    /// <summary>All files below the folder, but the lock file and those of backups.</summary>
    public IReadOnlyList<string> Remains =>
        [
            .. Directory
                .GetFiles(Folder, "*", SearchOption.AllDirectories)
                .Where(file =>
                    file != Path
                    && file != LockFile
                    && Manager().Backups!.List().All(backup => backup.Path != file && backup.Path + ".json" != file)
                ),
        ];

    /// <summary>No file yet.</summary>
    public static BotFile New() => new(new TempFolder());

    /// <summary>A file from before the bot had migrations.</summary>
    public static BotFile Legacy(string name = "legacy.db")
    {
        var file = New();
        System.IO.File.Copy(System.IO.Path.Combine(AppContext.BaseDirectory, "Data", name), file.Path);
        return file;
    }

    /// <summary>A folder that stays the caller's.</summary>
    public static BotFile In(string folder) => new(folder);

    /// <summary>A copy with its backups, while nobody uses the file.</summary>
    public BotFile Copy()
    {
        var copy = New();
        if (System.IO.File.Exists(Path))
            System.IO.File.Copy(Path, copy.Path);
        if (!Directory.Exists(BackupFolder))
            return copy;
        Directory.CreateDirectory(copy.BackupFolder);
        foreach (var backup in Directory.GetFiles(BackupFolder))
            System.IO.File.Copy(backup, System.IO.Path.Combine(copy.BackupFolder, System.IO.Path.GetFileName(backup)));
        return copy;
    }

    public SqliteDatabase Database(double seconds = 60, bool? wal = null) =>
        new(
            new SqliteDatabaseOptions
            {
                ConnectionString = $"Data Source={Path}",
                LockTimeout = TimeSpan.FromSeconds(seconds),
                WriteAheadLog = wal,
            }
        );

    public MigrationManager Manager(
        double seconds = 60,
        bool? wal = null,
        Action<MigrationOptions>? configure = null,
        TimeProvider? clock = null
    )
    {
        var options = GromozekaMigrations.Options();
        configure?.Invoke(options);
        return new MigrationManager(Database(seconds, wal), options, clock: clock);
    }

    public string Versions => string.Join(",", File.Rows("SELECT version FROM migrations ORDER BY version"));

    public IReadOnlyList<string> Log => File.Rows("SELECT version, direction, outcome FROM migration_log ORDER BY id");

    public void Dispose() => _folder?.Dispose();
}
