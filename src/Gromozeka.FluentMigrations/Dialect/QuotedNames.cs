namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>Writes table names as a database reads them.</summary>
public static class QuotedNames
{
    extension(IDatabase database)
    {
        /// <summary>
        /// The table in the dialect's quotes; with the default schema if it is named without one, so that no object of the connection
        /// hides it.
        /// </summary>
        /// <param name="table">The table.</param>
        public string Quote(TableName table) =>
            database.Quoter.QuoteTableName(table.Name, table.Schema.Length > 0 ? table.Schema : database.DefaultSchema);
    }
}
