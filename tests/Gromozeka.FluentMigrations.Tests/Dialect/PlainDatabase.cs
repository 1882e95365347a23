using FluentMigrator.Generation;
using FluentMigrator.Runner.Generators.SQLite;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Schema;
using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Tests.Dialect;

/// <summary>
/// The least that a dialect can be: FluentMigrator's own generator writes the SQL, the driver runs it, and there is no capability beyond
/// the verbs. It speaks to SQLite, without anything that SQLite could do beyond that.
/// </summary>
/// <param name="path">The file.</param>
/// <param name="abortsTransactions">Whether a statement that fails aborts its transaction.</param>
internal sealed class PlainDatabase(string path, bool abortsTransactions = false) : IDatabase
{
    private static readonly SQLiteQuoter SqliteQuoter = new();

    /// <summary>Told of the SQL that the engine writes.</summary>
    public Action<string>? Told { get; init; }

    public string Name => path;

    public static TableNameComparer NameRules { get; } = new(StringComparer.OrdinalIgnoreCase, null);

    public TableNameComparer Names => NameRules;

    public IQuoter Quoter => SqliteQuoter;

    public string? DefaultSchema => null;

    public IMigrationLock Lock { get; } = new PlainLock(path + ".lock");

    public TimeSpan LockTimeout => TimeSpan.FromMinutes(2);

    public IDatabaseSession Open(SessionAccess access)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = path,
                Mode = access == SessionAccess.Write ? SqliteOpenMode.ReadWriteCreate : SqliteOpenMode.ReadOnly,
                Pooling = false,
                DefaultTimeout = (int)LockTimeout.TotalSeconds,
            }.ConnectionString
        );
        return new PlainSession(connection, isNew: !File.Exists(path), abortsTransactions) { Told = Told };
    }

    public MigrationException? Explain(Exception cause, string state) => null;

    public TCapability? Find<TCapability>()
        where TCapability : class => null;

    /// <summary>A file that is open for one process only; the kernel frees it with the process.</summary>
    private sealed class PlainLock(string file) : IMigrationLock
    {
        public string? Holder => null;

        public IDisposable? TryAcquire()
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                return null;
            }
        }
    }
}
