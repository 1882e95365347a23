using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>
/// Asks a session for what only some products can do, and answers for those that cannot. Each answer is true of such a product; where none would be,
/// there is an error.
/// </summary>
public static class SessionCapabilities
{
    extension(IDatabaseSession session)
    {
        /// <inheritdoc cref="ITransactionWatch.IsCommittedByStatement" />
        /// <remarks>Without a watch, a commit is noticed by the transaction that is missing afterwards.</remarks>
        public bool IsCommittedByStatement => session.Find<ITransactionWatch>()?.IsCommittedByStatement ?? false;

        /// <inheritdoc cref="ITransactionWatch.HasLostTransaction" />
        public bool HasLostTransaction => session.Find<ITransactionWatch>()?.HasLostTransaction ?? false;

        /// <inheritdoc cref="ITransactionWatch.Commits" />
        /// <remarks>Null where nobody counts them.</remarks>
        public long? Commits => session.Find<ITransactionWatch>()?.Commits;

        /// <summary>Counts the rows that statements delete; null where the database does not tell.</summary>
        public IChangeCounters? ChangeCounters => session.Find<IChangeCounters>();

        /// <summary>Whether the database itself keeps rows from violating foreign keys on this connection.</summary>
        public bool EnforcesForeignKeys => session.Find<IForeignKeyChecks>()?.EnforcesForeignKeys ?? true;

        /// <inheritdoc cref="ITransactionWatch.CommitsOfOthers" />
        /// <returns>The number; null where the database cannot tell, so that it has to be looked at again.</returns>
        public long? CommitsOfOthers() => session.Find<ITransactionWatch>()?.CommitsOfOthers();

        /// <inheritdoc cref="IForeignKeyChecks.FindBrokenForeignKeys" />
        public IReadOnlyList<BrokenForeignKey> FindBrokenForeignKeys() => session.Find<IForeignKeyChecks>()?.FindBrokenForeignKeys() ?? [];

        /// <inheritdoc cref="IIntegrityCheck.CheckIntegrity" />
        public IntegrityReport CheckIntegrity() => session.Find<IIntegrityCheck>()?.CheckIntegrity() ?? IntegrityReport.NotOffered;

        /// <inheritdoc cref="IPersistentSettings.ApplyPersistentSettings" />
        public string? ApplyPersistentSettings() => session.Find<IPersistentSettings>()?.ApplyPersistentSettings();

        /// <inheritdoc cref="IStepVerification.FinishStep" />
        public StepEnd FinishStep() => session.Find<IStepVerification>()?.FinishStep() ?? StepEnd.Nothing;

        /// <summary>Begins a transaction, prepared for rebuilds if asked so.</summary>
        /// <param name="rebuildsTables">Whether tables will be rebuilt in it, as <see cref="ICommandCollector.RebuildsTables"/> of this dialect says.</param>
        public void Begin(bool rebuildsTables)
        {
            if (rebuildsTables)
                (session.Find<ITableRebuilds>() ?? throw new InvalidOperationException("A dialect whose collector rebuilds tables has to offer ITableRebuilds.")).BeginForRebuilds();
            else
                session.Begin();
        }

        /// <inheritdoc cref="ITableRebuilds.Align" />
        public TableAlignment Align(TableShape wanted) => session.Find<ITableRebuilds>()?.Align(wanted)
            ?? throw new OperationRefusedException(
                $"A database of this kind cannot give the table {wanted.Name} another shape and keep its rows by itself",
                "write a migration that does it");

        /// <inheritdoc cref="ISchemaReader.SchemaRevision" />
        public long SchemaRevision() => session.Schema.SchemaRevision();

        /// <inheritdoc cref="ISchemaReader.ReadSchema" />
        public SchemaSnapshot ReadSchema() => session.Schema.ReadSchema();

        /// <inheritdoc cref="ISchemaReader.ReadTableNames" />
        public IReadOnlyList<TableName> ReadTableNames() => session.Schema.ReadTableNames();

        /// <inheritdoc cref="ISchemaReader.HasTable" />
        public bool HasTable(TableName name) => session.Schema.HasTable(name);

        /// <inheritdoc cref="ISchemaReader.HasRows" />
        public bool HasRows(TableName table) => session.Schema.HasRows(table);

        /// <inheritdoc cref="ISchemaReader.ReadTable" />
        public TableShape? ReadTable(TableName name) => session.Schema.ReadTable(name);

        /// <inheritdoc cref="ISchemaReader.ReadTriggers" />
        public IReadOnlyList<TriggerShape> ReadTriggers() => session.Schema.ReadTriggers();
    }
}
