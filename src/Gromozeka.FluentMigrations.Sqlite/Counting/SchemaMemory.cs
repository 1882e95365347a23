using SQLitePCL;

namespace Gromozeka.FluentMigrations.Sqlite.Counting;

/// <summary>
/// What statements do and what tables are, on one connection, from one count to the next: every step records its version and its log entry
/// with the same statements. Valid for one schema; SQLite keeps its own prepared statements by the same number
/// (sqlite.org/fileformat2.html#schema_cookie).
/// </summary>
internal sealed class SchemaMemory
{
    private const int MostStatements = 200;

    private readonly TableFacts _facts;
    private readonly StatementReader _reader;
    private readonly Dictionary<string, StatementEffects> _effects = [];
    private readonly Dictionary<(string Schema, string Name), KnownTable?> _tables = [];
    private (long Main, long Temp)? _schema;

    public SchemaMemory(sqlite3 database)
    {
        _facts = new TableFacts(database);
        _reader = new StatementReader(database, _facts);
    }

    /// <summary>Looks whether the schema is the one that is remembered.</summary>
    /// <returns>Whether it is; otherwise everything is forgotten.</returns>
    public bool Look()
    {
        var (before, now) = (_schema, _facts.SchemaVersions());
        var isSame = now is not null && now == before;
        if (!isSame)
            Forget();
        _schema = now;
        return isSame;
    }

    /// <summary>
    /// Forgets everything: the schema changes, or a transaction is rolled back, and another schema may get the number of its own.
    /// </summary>
    public void Forget()
    {
        _effects.Clear();
        _tables.Clear();
        _schema = null;
    }

    /// <summary>What a statement does.</summary>
    public StatementEffects Effects(string sql)
    {
        if (_effects.TryGetValue(sql, out var known))
            return known;
        if (_effects.Count == MostStatements)
            _effects.Clear();
        return _effects[sql] = _reader.Read(sql);
    }

    /// <summary>What a table is; null if there is none of that name.</summary>
    public KnownTable? Table((string Schema, string Name) table)
    {
        if (!_tables.TryGetValue(table, out var known))
            _tables[table] = known = _facts.Table(table.Schema, table.Name);
        return known;
    }
}
