namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>
/// Asks a database for what only some products can do, and answers for those that cannot. Each answer is true of such a product; where none would be,
/// there is an error.
/// </summary>
public static class DatabaseCapabilities
{
    extension(IDatabase database)
    {
        /// <summary>Copies the database into a file and back; null when it cannot be copied like that.</summary>
        public IFileBackup? Backup => database.Find<IFileBackup>();

        /// <summary>Copies the database with its rows for dry runs; null when it cannot be copied like that.</summary>
        public IRowCopies? RowCopies => database.Find<IRowCopies>();

        /// <summary>Makes the commands that add to an existing schema; null when the dialect has none.</summary>
        public ISchemaScripter? Scripter => database.Find<ISchemaScripter>();

        /// <summary>Makes databases to try something on; null when the product has none.</summary>
        public IScratchDatabases? Scratch => database.Find<IScratchDatabases>();

        /// <summary>Whether the database is there, as far as that is known without connecting.</summary>
        public bool MayExist => database.Find<IDatabaseFile>()?.Exists ?? true;

        /// <inheritdoc cref="IWriteObstacles.FindWriteObstacle" />
        public MigrationException? FindWriteObstacle() => database.Find<IWriteObstacles>()?.FindWriteObstacle();

        /// <inheritdoc cref="IKeyRanges.IntegerKeyTest" />
        /// <returns>The expression; one that is false where the database cannot tell, so that the rows are read.</returns>
        public string IntegerKeyTest(TableName table, string column) =>
            database.Find<IKeyRanges>()?.IntegerKeyTest(table, column) ?? "1 = 0";

        /// <inheritdoc cref="IScratchDatabases.OpenScratch" />
        /// <exception cref="MigrationException"><see cref="ErrorCodes.NoScratchDatabase"/>: the product has none.</exception>
        public IDatabaseSession OpenScratch() => (database.Scratch ?? throw CapabilityErrors.NoScratchDatabase(database.Name)).OpenScratch();

        /// <inheritdoc cref="IScratchDatabases.OpenSchemaCopy" />
        /// <exception cref="MigrationException"><see cref="ErrorCodes.NoScratchDatabase"/>: the product has none.</exception>
        public IDatabaseSession OpenSchemaCopy(IDatabaseSession original, IReadOnlyCollection<TableName> tablesWithRows) =>
            (database.Scratch ?? throw CapabilityErrors.NoScratchDatabase(database.Name)).OpenSchemaCopy(original, tablesWithRows);
    }
}
