using FluentMigrator.Generation;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations.Tests.Safety;

/// <summary>A real database, of which something says that it cannot be written to.</summary>
internal sealed class BlockedDatabase(IDatabase database, MigrationException obstacle) : IDatabase, IWriteObstacles
{
    public string Name => database.Name;

    public TableNameComparer Names => database.Names;

    public IQuoter Quoter => database.Quoter;

    public string? DefaultSchema => database.DefaultSchema;

    public IMigrationLock Lock => database.Lock;

    public TimeSpan LockTimeout => database.LockTimeout;

    public IDatabaseSession Open(SessionAccess access) => database.Open(access);

    public MigrationException? Explain(Exception cause, string state) => database.Explain(cause, state);

    public MigrationException? FindWriteObstacle() => obstacle;

    public TCapability? Find<TCapability>()
        where TCapability : class => typeof(TCapability) == typeof(IWriteObstacles) ? this as TCapability : database.Find<TCapability>();
}
