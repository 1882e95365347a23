namespace Gromozeka.FluentMigrations.Batches;

/// <summary>
/// The rows of one batch: those after a key, up to another one. NULL comes before every other value, as in SQLite; comparisons with NULL
/// are written out, because SQL does not answer them.
/// </summary>
/// <param name="parts">The columns of the key.</param>
/// <param name="after">The key after which the rows come; null for the beginning of the table.</param>
/// <param name="shared">How many columns have the same value as that key. Keys that contain NULL are passed in several ranges, each of
/// which an index can find.</param>
internal sealed class KeyRange(IReadOnlyList<KeyPart> parts, object?[]? after, int shared)
{
    /// <summary>The ranges that together contain every row after a key, in the order of the rows.</summary>
    public static IEnumerable<KeyRange> After(IReadOnlyList<KeyPart> parts, object?[]? after)
    {
        if (after is null || !after.Contains(null))
            return [new KeyRange(parts, after, 0)];
        return Enumerable
            .Range(0, parts.Count)
            .Reverse()
            .Where(shared => after[shared] is not null || parts[shared].MayBeNull)
            .Select(shared => new KeyRange(parts, after, shared));
    }

    /// <summary>Adds the condition that a row is in the range, and not after a key.</summary>
    /// <param name="sql">The statement.</param>
    /// <param name="upTo">The key; null for every row of a range that has a beginning.</param>
    public void AddTo(SqlBuilder sql, object?[]? upTo)
    {
        var conditions = new List<Action<SqlBuilder>>();
        if (after is not null)
            AddLower(conditions, after);
        if (upTo is not null)
            AddUpper(conditions, upTo);
        Join(sql, conditions, " AND ");
    }

    /// <summary>Adds the order of the rows.</summary>
    /// <param name="sql">The statement.</param>
    /// <param name="isBackward">Whether the last row comes first.</param>
    public void AddOrderTo(SqlBuilder sql, bool isBackward)
    {
        for (var index = 0; index < parts.Count; index++)
        {
            sql.Add(index == 0 ? " ORDER BY " : ", ").Add(parts[index].Sql).Add(isBackward ? " DESC" : "");
            if (parts[index].MayBeNull)
                sql.Add(isBackward ? " NULLS LAST" : " NULLS FIRST");
        }
    }

    private void AddLower(List<Action<SqlBuilder>> conditions, object?[] key)
    {
        if (!key.Contains(null))
        {
            conditions.Add(sql => Compare(sql, " > ", key));
            return;
        }

        for (var index = 0; index < shared; index++)
            conditions.Add(Equal(index, key[index]));
        var next = shared;
        conditions.Add(
            key[next] is { } value ? sql => sql.Add(parts[next].Sql).Add(" > ").Value(value, parts[next]) : sql => NotNull(sql, next)
        );
    }

    private void AddUpper(List<Action<SqlBuilder>> conditions, object?[] key)
    {
        var beginsWithoutNull = !parts[0].MayBeNull || (after is not null && (after[0] is not null || shared == 0));
        if (!key.Contains(null) && beginsWithoutNull && !parts.Skip(1).Any(part => part.MayBeNull))
        {
            conditions.Add(sql => Compare(sql, " <= ", key));
            return;
        }

        // An index finds the end by its first column; the exact condition follows.
        if (key[0] is { } first && beginsWithoutNull)
            conditions.Add(sql => sql.Add(parts[0].Sql).Add(" <= ").Value(first, parts[0]));
        var ways = Ways(key).ToList();
        if (ways.Count == 1)
            conditions.AddRange(ways[0]);
        else
            conditions.Add(sql =>
            {
                sql.Add("(");
                for (var index = 0; index < ways.Count; index++)
                {
                    if (index > 0)
                        sql.Add(" OR ");
                    Join(sql, ways[index], " AND ");
                }

                sql.Add(")");
            });
    }

    /// <summary>The ways in which a row is not after a key: the same first columns, and the next one before it.</summary>
    private IEnumerable<IReadOnlyList<Action<SqlBuilder>>> Ways(object?[] key)
    {
        for (var index = 0; index < parts.Count; index++)
        {
            var isLast = index == parts.Count - 1;
            if (key[index] is null && !isLast)
                continue;
            var at = index;
            Action<SqlBuilder> last = key[at] is { } value ? sql => NotAfter(sql, at, isLast ? " <= " : " < ", value) : Equal(at, null);
            yield return [.. Enumerable.Range(0, index).Select(before => Equal(before, key[before])), last];
        }
    }

    private void NotAfter(SqlBuilder sql, int index, string comparison, object value)
    {
        sql.Add(parts[index].MayBeNull ? "(" : "").Add(parts[index].Sql).Add(comparison).Value(value, parts[index]);
        if (parts[index].MayBeNull)
            sql.Add(" OR ").Add(parts[index].Sql).Add(" IS NULL)");
    }

    private Action<SqlBuilder> Equal(int index, object? value) =>
        value is null
            ? sql => sql.Add(parts[index].Sql).Add(" IS NULL")
            : sql => sql.Add(parts[index].Sql).Add(" = ").Value(value, parts[index]);

    private void NotNull(SqlBuilder sql, int index) => sql.Add(parts[index].Sql).Add(" IS NOT NULL");

    private void Compare(SqlBuilder sql, string comparison, object?[] key)
    {
        var isRow = parts.Count > 1;
        sql.Add(isRow ? "(" : "")
            .Add(string.Join(", ", parts.Select(part => part.Sql)))
            .Add(isRow ? ")" : "")
            .Add(comparison)
            .Add(isRow ? "(" : "");
        for (var index = 0; index < key.Length; index++)
            sql.Add(index > 0 ? ", " : "").Value(key[index], parts[index]);
        sql.Add(isRow ? ")" : "");
    }

    private static void Join(SqlBuilder sql, IReadOnlyList<Action<SqlBuilder>> conditions, string between)
    {
        for (var index = 0; index < conditions.Count; index++)
        {
            if (index > 0)
                sql.Add(between);
            conditions[index](sql);
        }
    }
}
