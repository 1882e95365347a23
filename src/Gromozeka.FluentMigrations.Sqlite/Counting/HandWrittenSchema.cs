namespace Gromozeka.FluentMigrations.Sqlite.Counting;

/// <summary>
/// Determines what is gone after a statement has written to the schema table itself
/// (https://www.sqlite.org/pragma.html#pragma_writable_schema): SQLite treats that as a change of rows, and rereads the schema only later.
/// </summary>
internal sealed class HandWrittenSchema(ISchemaWrites writes, TableFacts facts, RowAccounts accounts)
{
    private readonly List<Known> _before = [];

    /// <summary>Records every table of a database, before the first such statement of the author.</summary>
    public void Look(string schema)
    {
        if (!writes.SchemaIsWritten() || _before.Exists(known => known.Table.Schema == schema) || facts.IsVolatile(schema))
            return;
        foreach (var (name, root) in facts.Roots(schema))
        {
            if (accounts.Find((schema, name)) is { IsIgnored: false } table)
                _before.Add(
                    new Known(table, root, accounts.Drop(table), [.. table.Columns.Select(column => accounts.DropColumn(table, column))])
                );
        }
    }

    /// <summary>Makes SQLite read the schema again, and records what is missing.</summary>
    public void Settle()
    {
        if (_before.Count == 0)
            return;
        writes.ReadAgain();
        foreach (var schema in _before.GroupBy(known => known.Table.Schema))
        {
            var now = facts.Roots(schema.Key);
            foreach (var known in schema)
                Settle(known, now);
        }

        _before.Clear();
    }

    /// <summary>
    /// A table is identified by its root page, whatever its name. Its columns are identified by position, so only fewer columns are a
    /// loss.
    /// </summary>
    private void Settle(Known known, List<(string Name, long Root)> now)
    {
        var (table, root, drop, dropColumns) = known;
        if (root > 0 && now.Find(one => one.Root == root) is { Name: not null } same && same.Name != table.Name)
            accounts.Rename(table, same.Name);
        drop();
        if (!table.IsGone && facts.Columns(table.Schema, table.Name).Count < table.Columns.Count)
            dropColumns.ForEach(dropColumn => dropColumn());
    }

    private sealed record Known(TableRows Table, long Root, Action Drop, List<Action> DropColumns);
}
