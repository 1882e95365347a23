using FluentMigrator;

namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>Passes table names to members that take them in parts.</summary>
internal static class NamesInParts
{
    extension(IQuerySchema schema)
    {
        /// <summary>Whether an object with a name can be read like a table.</summary>
        public bool HasTable(TableName table) => schema.TableExists(table.Schema, table.Name);

        /// <summary>The first of some columns that a table lacks; null if it has all.</summary>
        public string? FindMissingColumn(TableName table, params IEnumerable<string> columns) =>
            columns.FirstOrDefault(column => !schema.ColumnExists(table.Schema, table.Name, column));
    }
}
