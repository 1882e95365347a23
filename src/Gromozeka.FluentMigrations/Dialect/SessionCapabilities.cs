using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>
/// Queries a session for capabilities that only some products have, and provides answers for the others. Each answer is correct for such
/// a product; where none would be, there is an error.
/// </summary>
public static class SessionCapabilities
{
    extension(IDatabaseSession session)
    {
        /// <inheritdoc cref="ITransactionWatch.IsCommittedByStatement" />
        /// <remarks>Without a watch, a commit is detected by the missing transaction afterward.</remarks>
        public bool IsCommittedByStatement => session.Find<ITransactionWatch>()?.IsCommittedByStatement ?? false;

        /// <inheritdoc cref="ITransactionWatch.HasLostTransaction" />
        public bool HasLostTransaction => session.Find<ITransactionWatch>()?.HasLostTransaction ?? false;

        /// <inheritdoc cref="ITransactionWatch.Commits" />
        /// <remarks>Null if they are not counted.</remarks>
        public long? Commits => session.Find<ITransactionWatch>()?.Commits;

        /// <summary>Counts the rows that statements delete; null if the database does not report them.</summary>
        public IChangeCounters? ChangeCounters => session.Find<IChangeCounters>();

        /// <summary>Whether the database itself keeps rows from violating foreign keys on this connection.</summary>
        public bool EnforcesForeignKeys => session.Find<IForeignKeyChecks>()?.EnforcesForeignKeys ?? true;

        /// <inheritdoc cref="ITransactionWatch.CommitsOfOthers" />
        /// <returns>The number; null if the database does not know, so that it must be checked again.</returns>
        public long? CommitsOfOthers() => session.Find<ITransactionWatch>()?.CommitsOfOthers();

        /// <inheritdoc cref="IForeignKeyChecks.FindBrokenForeignKeys" />
        public IReadOnlyList<BrokenForeignKey> FindBrokenForeignKeys() => session.Find<IForeignKeyChecks>()?.FindBrokenForeignKeys() ?? [];

        /// <inheritdoc cref="IIntegrityCheck.CheckIntegrity" />
        public IntegrityReport CheckIntegrity() => session.Find<IIntegrityCheck>()?.CheckIntegrity() ?? IntegrityReport.NotOffered;

        /// <inheritdoc cref="IPersistentSettings.ApplyPersistentSettings" />
        public string? ApplyPersistentSettings() => session.Find<IPersistentSettings>()?.ApplyPersistentSettings();

        /// <inheritdoc cref="IStepVerification.FinishStep" />
        public StepEnd FinishStep() => session.Find<IStepVerification>()?.FinishStep() ?? StepEnd.Nothing;

        /// <summary>Begins a transaction, prepared for rebuilds on request.</summary>
        /// <param name="rebuildsTables">Whether tables will be rebuilt in it, as <see cref="ICommandCollector.RebuildsTables"/> of this
        /// dialect says.</param>
        public void Begin(bool rebuildsTables)
        {
            if (rebuildsTables)
                (
                    session.Find<ITableRebuilds>()
                    ?? throw new InvalidOperationException("A dialect whose collector rebuilds tables must offer ITableRebuilds.")
                ).BeginForRebuilds();
            else
                session.Begin();
        }

        /// <inheritdoc cref="ITableRebuilds.Align" />
        public TableAlignment Align(TableShape wanted) =>
            session.Find<ITableRebuilds>()?.Align(wanted)
            ?? throw new OperationRefusedException(
                $"The database provider cannot rebuild the table {wanted.Name} and keep its rows",
                "write a migration that changes it"
            );

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
