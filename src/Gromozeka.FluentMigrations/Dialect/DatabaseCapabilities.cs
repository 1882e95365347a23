namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>
/// Queries a database for capabilities that only some products have, and provides answers for the others. Each answer is correct for such
/// a product; where none would be, there is an error.
/// </summary>
public static class DatabaseCapabilities
{
    extension(IDatabase database)
    {
        /// <summary>Copies the database to a file and back; null if that is not supported.</summary>
        public IFileBackup? Backup => database.Find<IFileBackup>();

        /// <summary>Copies the database with its rows for dry runs; null if that is not supported.</summary>
        public IRowCopies? RowCopies => database.Find<IRowCopies>();

        /// <summary>Creates the commands that add to an existing schema; null if the dialect has none.</summary>
        public ISchemaScripter? Scripter => database.Find<ISchemaScripter>();

        /// <summary>Creates scratch databases; null if the product has none.</summary>
        public IScratchDatabases? Scratch => database.Find<IScratchDatabases>();

        /// <summary>Whether the database exists, as far as this is known without connecting.</summary>
        public bool MayExist => database.Find<IDatabaseFile>()?.Exists ?? true;

        /// <inheritdoc cref="IWriteObstacles.FindWriteObstacle" />
        public MigrationException? FindWriteObstacle() => database.Find<IWriteObstacles>()?.FindWriteObstacle();

        /// <inheritdoc cref="IKeyRanges.IntegerKeyTest" />
        /// <returns>The expression; false if the database does not know, so that the rows are read.</returns>
        public string IntegerKeyTest(TableName table, string column) =>
            database.Find<IKeyRanges>()?.IntegerKeyTest(table, column) ?? "1 = 0";

        /// <inheritdoc cref="IKeyRanges.HighestKeys" />
        /// <returns>The query; one for all values if the database has no other.</returns>
        public string HighestKeys(TableName table, string column, int count) =>
            database.Find<IKeyRanges>()?.HighestKeys(table, column, count)
            ?? $"SELECT v.{database.Quoter.QuoteColumnName(column)} FROM {database.Quote(table)} v";

        /// <inheritdoc cref="IScratchDatabases.OpenScratch" />
        /// <exception cref="MigrationException"><see cref="ErrorCodes.NoScratchDatabase"/>: the product has none.</exception>
        public IDatabaseSession OpenScratch() =>
            (database.Scratch ?? throw CapabilityErrors.NoScratchDatabase(database.Name)).OpenScratch();

        /// <inheritdoc cref="IScratchDatabases.OpenSchemaCopy" />
        /// <exception cref="MigrationException"><see cref="ErrorCodes.NoScratchDatabase"/>: the product has none.</exception>
        public IDatabaseSession OpenSchemaCopy(IDatabaseSession original, IReadOnlyCollection<TableName> tablesWithRows) =>
            (database.Scratch ?? throw CapabilityErrors.NoScratchDatabase(database.Name)).OpenSchemaCopy(original, tablesWithRows);
    }
}
