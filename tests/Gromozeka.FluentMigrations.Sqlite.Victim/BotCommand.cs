using Gromozeka.Database;
using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Sqlite.Victim;

/// <summary>
/// Runs the bot's migrations, its last rollback or a restore, and meets a fault at the n-th point at which the engine turns to the
/// database, its lock or its backups, or SQLite to the disk. Says how many points it passed when it gets to its end.
/// </summary>
internal static class BotCommand
{
    public static void Run(string file, string command, string journal, string fault, string point)
    {
        var options = GromozekaMigrations.Options();
        var database = new SqliteDatabase(
            new SqliteDatabaseOptions
            {
                ConnectionString = $"Data Source={file}",
                WriteAheadLog = journal switch
                {
                    "wal" => true,
                    "delete" => false,
                    _ => null,
                },
                LockTimeout = TimeSpan.FromHours(1),
            }
        );
        FailPoints.Arm(fault, int.Parse(point, System.Globalization.CultureInfo.InvariantCulture));
        DiskFaults.Install();
        var watched = Watch.Over<IDatabase>(database);

        Console.WriteLine("begins");
        try
        {
            switch (command)
            {
                case "up":
                    new MigrationManager(watched, options).Migrate();
                    break;
                case "down":
                    new MigrationManager(watched, options).RollbackTo(1);
                    break;
                case "restore":
                    var backups = new BackupManager(watched, options);
                    backups.Restore(backups.FindNewestGood()!.Name);
                    break;
                default:
                    throw new ArgumentException(command);
            }

            Console.WriteLine($"done {FailPoints.Passed}");
        }
        catch (MigrationException error)
        {
            Console.WriteLine($"refused {error.Code.Id} after {FailPoints.Passed}");
            Console.WriteLine(error.Message);
        }
    }
}
