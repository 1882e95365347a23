using FluentMigrator;

namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>Gives names of tables to what takes them in parts.</summary>
internal static class NamesInParts
{
    extension(IQuerySchema schema)
    {
        /// <summary>Whether there is something of a name that can be read like a table.</summary>
        public bool HasTable(TableName table) => schema.TableExists(table.Schema, table.Name);

        /// <summary>The first of some columns that a table lacks; null when it has all.</summary>
        public string? FindMissingColumn(TableName table, params IEnumerable<string> columns) =>
            columns.FirstOrDefault(column => !schema.ColumnExists(table.Schema, table.Name, column));
    }
}
