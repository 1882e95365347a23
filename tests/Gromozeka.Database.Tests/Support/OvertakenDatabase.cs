using System.Data.Common;

using FluentMigrator.Generation;

using Gromozeka.FluentMigrations;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.Database.Tests.Support;

/// <summary>
/// A real database in which another program does something at the worst moment: after a query on the version table has failed, and
/// before the question whether that table exists.
/// </summary>
internal sealed class OvertakenDatabase(IDatabase database, Action overtake) : IDatabase
{
    private Action? _overtake = overtake;

    public string Name => database.Name;

    public IQuoter Quoter => database.Quoter;

    public ISchemaScripter Scripter => database.Scripter;

    public IDatabaseSession Open(SessionAccess access) => new Session(database.Open(access), Overtake);

    public IDatabaseSession OpenScratch() => database.OpenScratch();

    public MigrationException? Explain(Exception cause, string state) => database.Explain(cause, state);

    private void Overtake() => Interlocked.Exchange(ref _overtake, null)?.Invoke();

    private sealed class Session(IDatabaseSession session, Action overtake) : IDatabaseSession
    {
        public bool IsNew => session.IsNew;

        public string ConnectionString => session.ConnectionString;

        public bool InTransaction => session.InTransaction;

        public void EnsureCreated() => session.EnsureCreated();

        public string? ApplyPersistentSettings() => session.ApplyPersistentSettings();

        public void Begin() => session.Begin();

        public void Commit() => session.Commit();

        public void Rollback() => session.Rollback();

        public long SchemaStamp() => session.SchemaStamp();

        public string? FindDamage() => session.FindDamage();

        public SchemaSnapshot ReadSchema() => session.ReadSchema();

        public ICommandCollector NewCollector()
        {
            overtake();
            return session.NewCollector();
        }

        public void Execute(DatabaseCommand command) => session.Execute(command);

        public DbCommand CreateCommand(string sql) => session.CreateCommand(sql);

        public void Interrupt() => session.Interrupt();

        public void Dispose() => session.Dispose();
    }
}
