using System.Collections;
using FluentMigrator.Model;
using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Operations;

/// <summary>
/// Rows of a migration as they are stored. Each is made when it is needed, because there may be millions, and the migration holds them all.
/// </summary>
/// <param name="rows">The rows of the migration.</param>
/// <param name="from">The first one of these.</param>
/// <param name="count">How many there are.</param>
/// <param name="values">How a value is stored.</param>
internal sealed class StoredRows(IReadOnlyList<InsertionDataDefinition> rows, int from, int count, SqliteQuoter values)
    : IReadOnlyList<IReadOnlyList<object?>>
{
    public int Count => count;

    public IReadOnlyList<object?> this[int index] => InsertRows.Parameters(rows[from + index], values);

    public IEnumerator<IReadOnlyList<object?>> GetEnumerator()
    {
        for (var index = 0; index < count; index++)
            yield return this[index];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
