using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Batches;

/// <summary>The statements that find the rows of batches and work on them.</summary>
internal sealed class BatchStatements
{
    private readonly IDatabase _database;
    private readonly BatchExpression _batches;
    private readonly string _table;
    private readonly IReadOnlyList<KeyPart> _key;
    private readonly bool _keepsTexts;

    public BatchStatements(IDatabase database, BatchExpression batches, BatchKey key)
    {
        (_database, _batches) = (database, batches);
        _table = database.Quote(batches.Name);
        // With the table, because SQLite takes a quoted name that is not a column for a text, and the SQL of the author may name others.
        var texts = database.Find<IKeyTexts>();
        _key = [.. key.Columns.Select(column => new KeyPart(Qualified(column.Name), column, texts))];
        _keepsTexts = texts is not null;
    }

    /// <summary>The number of columns in the key.</summary>
    public int KeyLength => _key.Count;

    /// <summary>The ranges of the rows after a key.</summary>
    public IEnumerable<KeyRange> After(object?[]? key) => KeyRange.After(_key, key);

    /// <summary>The last key of the table.</summary>
    public SqlBuilder LastKey()
    {
        var sql = Keys();
        new KeyRange(_key, null, 0).AddOrderTo(sql, isBackward: true);
        return sql.Add(" LIMIT 1");
    }

    /// <summary>The key of a row in a range.</summary>
    /// <param name="range">The range.</param>
    /// <param name="end">The last key of the work; null for the end of the table.</param>
    /// <param name="number">The number of the row, from 1; null for the last one.</param>
    public SqlBuilder KeyIn(KeyRange range, object?[]? end, int? number)
    {
        var sql = Keys().Add(" WHERE ");
        range.AddTo(sql, end);
        range.AddOrderTo(sql, isBackward: number is null);
        sql.Add(" LIMIT 1");
        return number > 1 ? sql.Add(" OFFSET ").Value(number - 1L) : sql;
    }

    /// <summary>The number of rows in a range.</summary>
    public SqlBuilder Count(KeyRange range, object?[] upTo)
    {
        var sql = new SqlBuilder().Add($"SELECT count(*) FROM {_table} WHERE ");
        range.AddTo(sql, upTo);
        return sql;
    }

    /// <summary>The statement that works on the rows of a range.</summary>
    public SqlBuilder Work(KeyRange range, object?[] upTo)
    {
        var sql = new SqlBuilder();
        switch (_batches.Work)
        {
            case BatchWork.Update update:
                sql.Add($"UPDATE {_table} SET {update.Assignments} ");
                break;
            case BatchWork.Delete:
                sql.Add($"DELETE FROM {_table} ");
                break;
            case BatchWork.Copy copy:
                var target = _database.Quote(new TableName(_batches.SchemaName, copy.Table));
                sql.Add($"INSERT INTO {target} ({string.Join(", ", copy.Columns.Select(_database.Quoter.QuoteColumnName))}) ");
                sql.Add($"SELECT {string.Join(", ", copy.Expressions ?? copy.Columns.Select(Qualified))} FROM {_table} ");
                break;
            case BatchWork.Compute compute:
                var read = KeptKey.Concat(_keepsTexts ? _key.Select(part => part.Sql) : []).Concat(compute.Columns.Select(Qualified));
                sql.Add($"SELECT {string.Join(", ", read)} FROM {_table} ");
                break;
        }

        AddRows(sql, range, upTo);
        if (_batches.Work is BatchWork.Copy or BatchWork.Compute)
            range.AddOrderTo(sql, isBackward: false);
        return sql;
    }

    /// <summary>The number of rows that <see cref="Work"/> works on, without those that its condition leaves out.</summary>
    public SqlBuilder CountWork(KeyRange range, object?[] upTo)
    {
        var sql = new SqlBuilder().Add($"SELECT count(*) FROM {_table} ");
        AddRows(sql, range, upTo);
        return sql;
    }

    /// <summary>The statements that write back the rows that code has changed.</summary>
    public IEnumerable<SqlCommand> Write(IReadOnlyList<string> columns, IReadOnlyList<BatchRow> rows)
    {
        var changed = rows.Where(row => row.IsChanged).ToList();
        var quoted = columns.Select((column, index) => $"{_database.Quoter.QuoteColumnName(column)} = @p{index}");
        // A key that contains NULL is compared in another way.
        foreach (var group in changed.GroupBy(row => string.Concat(row.KeptKey.Select(value => value is null ? '0' : '1'))))
        {
            var next = columns.Count;
            var conditions = _key.Select(
                (part, index) => $"{part.Sql} {(group.Key[index] == '0' ? "IS NULL" : $"= {part.Of($"@p{next++}")}")}"
            );
            yield return new SqlCommand($"UPDATE {_table} SET {string.Join(", ", quoted)} WHERE {string.Join(" AND ", conditions)}")
            {
                IsRepeated = true,
                Rows = [.. group.Select(row => (IReadOnlyList<object?>)[.. row.Values, .. row.KeptKey.Where(value => value is not null)])],
            };
        }
    }

    private IEnumerable<string> KeptKey => _key.Select(part => part.Kept);

    private SqlBuilder Keys() => new SqlBuilder().Add($"SELECT {string.Join(", ", KeptKey)} FROM {_table}");

    private void AddRows(SqlBuilder sql, KeyRange range, object?[] upTo)
    {
        sql.Add("WHERE ");
        range.AddTo(sql, upTo);
        if (_batches.Where is { } condition)
            sql.Add($" AND ({condition})");
    }

    private string Qualified(string column) =>
        $"{_database.Quoter.QuoteTableName(_batches.Table, null)}.{_database.Quoter.QuoteColumnName(column)}";
}
