using FluentMigrator.Generation;
using FluentMigrator.Runner;
using FluentMigrator.Runner.Initialization;
using FluentMigrator.Runner.VersionTableInfo;

using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Ledger;
using Gromozeka.FluentMigrations.Safety;

using Microsoft.Extensions.Options;

namespace Gromozeka.FluentMigrations.Rehearsal;

/// <summary>
/// A copy in memory of the schema of a database, to which everything can be done that can be done to the database itself, by the same
/// code; it vanishes when it is disposed. What is done to it is recorded. The original is read once, and never written. Of the rows
/// only those of some tables are copied, so that what depends on other rows is not rehearsed. Not thread-safe; one session at a time.
/// </summary>
public sealed class RehearsalDatabase : IDatabase, IDisposable
{
    private readonly IDatabase _original;
    private readonly IDatabaseSession _copy;
    private readonly List<RehearsedAction> _actions = [];

    private RehearsalDatabase(IDatabase original, IDatabaseSession copy)
    {
        _original = original;
        _copy = copy;
    }

    /// <summary>Copies the schema of a database.</summary>
    /// <param name="original">The database; one that does not exist yet gives an empty copy.</param>
    /// <param name="options">The options of its migrations, for the names of the tables whose rows are copied: version table, log and mirror.</param>
    /// <exception cref="MigrationException">The database cannot be read.</exception>
    public static RehearsalDatabase Of(IDatabase original, MigrationOptions options)
    {
        ArgumentNullException.ThrowIfNull(original);
        ArgumentNullException.ThrowIfNull(options);
        using var session = original.Open(SessionAccess.Read);
        return new RehearsalDatabase(original, session.IsNew ? original.OpenScratch() : original.OpenSchemaCopy(session, LedgerTables(options)));
    }

    /// <summary>An empty database of the same dialect, without a look at the original.</summary>
    /// <param name="original">The database that messages name.</param>
    public static RehearsalDatabase Empty(IDatabase original)
    {
        ArgumentNullException.ThrowIfNull(original);
        return new RehearsalDatabase(original, original.OpenScratch());
    }

    /// <summary>What was done to the copy, in order. Grows while sessions are at work.</summary>
    public IReadOnlyList<RehearsedAction> Actions => _actions;

    /// <inheritdoc />
    public string Name => _original.Name;

    /// <inheritdoc />
    public IQuoter Quoter => _original.Quoter;

    /// <inheritdoc />
    public ISchemaScripter Scripter => _original.Scripter;

    /// <inheritdoc />
    public string? DefaultSchema => _original.DefaultSchema;

    /// <inheritdoc />
    public string IntegerKeyTest(string? schema, string table, string column) => _original.IntegerKeyTest(schema, table, column);

    /// <summary>Nobody else can reach the copy.</summary>
    public IMigrationLock Lock { get; } = new FreeLock();

    /// <inheritdoc />
    public TimeSpan LockTimeout => _original.LockTimeout;

    /// <summary>None: the copy is thrown away.</summary>
    public IDatabaseBackup? Backup => null;

    /// <summary>A session on the copy. Closing it keeps the copy.</summary>
    /// <param name="access">Makes no difference: what is written goes to the copy.</param>
    public IDatabaseSession Open(SessionAccess access) => new RehearsalSession(_copy, _actions);

    /// <inheritdoc />
    public IDatabaseSession OpenScratch() => _original.OpenScratch();

    /// <inheritdoc />
    public IDatabaseSession OpenSchemaCopy(IDatabaseSession original, IReadOnlyCollection<string> tablesWithRows) =>
        _original.OpenSchemaCopy(original, tablesWithRows);

    /// <inheritdoc />
    public MigrationException? Explain(Exception cause, string state) => _original.Explain(cause, state);

    /// <summary>Throws the copy away.</summary>
    public void Dispose() => _copy.Dispose();

    private static string[] LedgerTables(MigrationOptions options)
    {
        var versionTable = options.VersionTable ?? new DefaultVersionTableMetaData(new DefaultConventionSet(null, null), Options.Create(new RunnerOptions()));
        return [versionTable.TableName, MigrationLog.TableName, .. options.Mirror is { } mirror ? [mirror.Table] : Array.Empty<string>()];
    }
}
