using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Counting;

/// <summary>The tables whose rows statements may have changed.</summary>
internal sealed class WrittenTables
{
    private readonly HashSet<TableName> _tables = [];
    private bool _isIncomplete;

    /// <summary>The tables; null if it is not known what one of the statements did.</summary>
    public IReadOnlyCollection<TableName>? Known => _isIncomplete ? null : _tables;

    /// <summary>Adds the tables that a statement, its triggers and foreign keys write to.</summary>
    public void Add(StatementEffects effects)
    {
        _isIncomplete |= ReferenceEquals(effects, StatementEffects.None);
        foreach (var (schema, name) in effects.Written)
            _tables.Add(Names.Table(schema, name));
    }
}
