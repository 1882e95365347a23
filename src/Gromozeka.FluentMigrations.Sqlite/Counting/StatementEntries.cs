namespace Gromozeka.FluentMigrations.Sqlite.Counting;

/// <summary>
/// Records what a statement does to its table and the tables that it reads, except for the rows that SQLite reports one by one.
/// </summary>
internal sealed class StatementEntries(TableFacts facts, RowAccounts accounts)
{
    /// <summary>Reads the facts that must be known before the statement runs.</summary>
    /// <returns>An action that records its effects when it has ended; null if there are none.</returns>
    public Action? Foresee(KnownStatement known)
    {
        var effects = known.Effects;
        // IF NOT EXISTS: an existing table keeps its account.
        if (effects.Kind == StatementKind.Create && facts.Type(effects.Target.Schema, effects.Target.Name) is not null)
            return null;
        if (effects.Kind == StatementKind.Create)
            return () => Receive(accounts.Create(effects.Target), effects, (copy, columns) => copy.Create(columns));
        if (known.Target is not { } table)
            return null;
        switch (effects.Kind)
        {
            case StatementKind.Drop:
                return accounts.Drop(table);
            case StatementKind.DropColumn:
                return accounts.DropColumn(table, effects.Column!);
            case StatementKind.RenameTable:
                return () => accounts.Rename(table, effects.NewName!);
            case StatementKind.Alter:
                var before = facts.Columns(table.Schema, table.Name);
                return () => RowAccounts.Alter(table, before, facts.Columns(table.Schema, table.Name));
            default:
                return null;
        }
    }

    /// <summary>Records what a statement did to its table, except for rows that were reported individually.</summary>
    public void Enter(StatementRun run, TableRows table, int changes)
    {
        var effects = run.Known.Effects;
        switch (effects.Kind)
        {
            case StatementKind.Insert:
                table.Inserted += changes;
                if (effects.Reads.Count > 0)
                    Receive(table, effects, (copy, columns) => copy.Insert(run.Inserted + changes, table.Deleted - run.Replaced, columns));
                break;
            case StatementKind.Update:
                Receive(table, effects, (copy, columns) => copy.Update(columns));
                break;
            case StatementKind.Delete:
                table.Delete(DeletionCause.Statement, changes);
                break;
        }
    }

    private void Receive(TableRows? table, StatementEffects effects, Action<TableCopy, IReadOnlySet<string>> enter)
    {
        if (table is null)
            return;
        foreach (var (name, columns) in effects.Reads)
        {
            if (accounts.Known(name) is not { IsIgnored: false } source || source == table)
                continue;
            if (!source.Copies.TryGetValue(table, out var copy))
                source.Copies[table] = copy = new TableCopy();
            enter(copy, columns);
        }
    }
}
