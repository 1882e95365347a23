using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Connections;
using Gromozeka.FluentMigrations.Sqlite.Parsing;
using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Modules;

/// <summary>The triggers of a database that pass rows to virtual tables.</summary>
internal sealed class Upkeep
{
    private readonly List<(string Table, string Name, string Sql, TriggerEvent Event)> _triggers;

    private Upkeep(List<(string, string, string, TriggerEvent)> triggers) => _triggers = triggers;

    public static Upkeep Read(IDatabaseSession session, string schema) =>
        new(
            session.Rows($"SELECT tbl_name, name, sql FROM {SqliteQuoter.Exact(schema)}.sqlite_master WHERE type = 'trigger'", row =>
                (row.GetString(0), row.GetString(1), row.GetString(2), TriggerEvent.Of(row.GetString(2)))
            )
        );

    /// <summary>The tables whose triggers pass rowids to a virtual table.</summary>
    public IEnumerable<RowNumbers> NumbersOf(VirtualTable index) =>
        _triggers
            .Where(trigger => RowNumbers.AreTold(trigger.Sql, index))
            .DistinctBy(trigger => Names.Fold(trigger.Table))
            .Select(trigger => new RowNumbers(index, trigger.Table, "rowid", trigger.Name));

    /// <summary>
    /// Whether triggers pass every inserted, updated and deleted row of a table to an index, except for rows that REPLACE deletes, for
    /// which SQLite fires no trigger (sqlite.org/lang_conflict.html).
    /// </summary>
    public bool Keeps(VirtualTable index) =>
        index.Content is { } content
        && _triggers
            .Where(trigger => Names.Same(trigger.Table, content) && SqliteTokenizer.Read(trigger.Sql).Mention(index.Name))
            .Select(trigger => trigger.Event.Verb)
            .Distinct()
            .Count() == 3;
}
