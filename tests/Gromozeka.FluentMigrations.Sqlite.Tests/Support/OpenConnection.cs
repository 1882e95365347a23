using Fixtures.Steps;
using FluentMigrator;
using Gromozeka.FluentMigrations.Sqlite.Connections;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Gromozeka.FluentMigrations.Sqlite.Support;

/// <summary>An open connection as a host has it, and the engine on it.</summary>
internal sealed class OpenConnection : IDisposable
{
    public OpenConnection(string? sql = null, string connectionString = "Data Source=:memory:")
    {
        Connection = new SqliteConnection(connectionString);
        Connection.Open();
        if (sql is not null)
            Connection.Run(sql);
    }

    public SqliteConnection Connection { get; }

    public SqliteDatabase Database(TimeSpan? patience = null) =>
        new(Connection, options => options with { LockTimeout = patience ?? Eventually.Limit });

    public MigrationManager Manager(
        Action<Migration>? up = null,
        Action<Migration>? down = null,
        BackupOptions? backup = null,
        CapturedLog? logger = null,
        TimeSpan? patience = null
    ) => ManagerOf(Database(patience), up, down, backup, logger);

    public static MigrationManager ManagerOf(
        SqliteDatabase database,
        Action<Migration>? up = null,
        Action<Migration>? down = null,
        BackupOptions? backup = null,
        CapturedLog? logger = null
    )
    {
        var settings = new MigrationOptions
        {
            Namespace = typeof(StepCode).Namespace!,
            AllowDataLoss = true,
            Backup = backup,
        };
        settings.Assemblies.Add(typeof(OpenConnection).Assembly);
        var step = new StepCode(up ?? (migration => migration.Create.Table("t").WithColumn("a").AsInt64())) { Down = down ?? (_ => { }) };
        return new MigrationManager(
            database,
            settings,
            new ServiceCollection().AddSingleton(step).BuildServiceProvider(),
            logger?.For<MigrationManager>()
        );
    }

    public void Run(string sql) => Connection.Run(sql);

    /// <summary>The first column of all rows, in one line.</summary>
    public string Read(string sql) =>
        string.Join(
            "; ",
            Connection.Rows(sql, row => Convert.ToString(row.GetValue(0), System.Globalization.CultureInfo.InvariantCulture))
        );

    public void Dispose() => Connection.Dispose();
}
