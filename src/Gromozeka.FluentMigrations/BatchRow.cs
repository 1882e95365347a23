namespace Gromozeka.FluentMigrations;

/// <summary>One row of a batch: the values that were read, and those that are written back.</summary>
public sealed class BatchRow
{
    private readonly IReadOnlyList<string> _columns;
    private readonly object?[] _values;

    internal BatchRow(IReadOnlyList<string> columns, object?[] keptKey, object?[] key, object?[] values) =>
        (_columns, KeptKey, Key, _values) = (columns, keptKey, key, values);

    /// <summary>The key of the row, in the order of its columns.</summary>
    public IReadOnlyList<object?> Key { get; }

    /// <summary>
    /// The value of a column; null for NULL. Setting it writes the row back. A value that was read has the type that the database driver
    /// returns, for example <see cref="long"/> for an integer of SQLite.
    /// </summary>
    /// <param name="column">One of the columns of the batch, as they were named there.</param>
    /// <exception cref="ArgumentException">The batch has no column with this name.</exception>
    public object? this[string column]
    {
        get => _values[IndexOf(column)];
        set
        {
            _values[IndexOf(column)] = value;
            IsChanged = true;
        }
    }

    /// <summary>The value of a column as text; null for NULL.</summary>
    /// <param name="column">One of the columns of the batch.</param>
    /// <exception cref="ArgumentException">The batch has no column with this name.</exception>
    /// <exception cref="InvalidCastException">The value is not a text.</exception>
    public string? Text(string column) => (string?)this[column];

    /// <summary>The key as it is kept, which finds the row.</summary>
    internal IReadOnlyList<object?> KeptKey { get; }

    /// <summary>Whether a value was set.</summary>
    internal bool IsChanged { get; private set; }

    /// <summary>The values in the order of the columns.</summary>
    internal IReadOnlyList<object?> Values => _values;

    private int IndexOf(string column)
    {
        for (var index = 0; index < _columns.Count; index++)
        {
            if (_columns[index] == column)
                return index;
        }

        throw new ArgumentException($"The batch has no column '{column}', only {string.Join(", ", _columns)}.", nameof(column));
    }
}
