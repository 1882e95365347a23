using System.Data.Common;
using System.Globalization;
using System.Text;
using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Batches;

/// <summary>A statement and the values of its parameters.</summary>
internal sealed class SqlBuilder
{
    private readonly StringBuilder _text = new();
    private readonly List<object?> _values = [];

    public SqlBuilder Add(string text)
    {
        _text.Append(text);
        return this;
    }

    /// <summary>Adds a parameter.</summary>
    /// <param name="value">Its value.</param>
    /// <param name="part">The column whose value was kept; null for none.</param>
    public SqlBuilder Value(object? value, KeyPart? part = null)
    {
        var parameter = string.Create(CultureInfo.InvariantCulture, $"@p{_values.Count}");
        _text.Append(part?.Of(parameter) ?? parameter);
        _values.Add(value);
        return this;
    }

    /// <summary>The statement as a command that writes, which later batches use again.</summary>
    public SqlCommand ToCommand() =>
        _values.Count == 0
            ? new SqlCommand(_text.ToString())
            : new SqlCommand(_text.ToString())
            {
                IsRepeated = true,
                Rows =
                [
                    [.. _values],
                ],
            };

    /// <summary>Reads the first row of a query, which later batches use again; null if there is none.</summary>
    public object?[]? ReadFirst(IDatabaseSession session) =>
        session.ReadRepeated(_text.ToString(), _values) is { } row ? WithNulls(row) : null;

    /// <summary>Reads the rows of a query. The session must not be used meanwhile.</summary>
    public IEnumerable<object?[]> Read(IDatabaseSession session)
    {
        using var command = session.CreateCommand(_text.ToString());
        for (var index = 0; index < _values.Count; index++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = string.Create(CultureInfo.InvariantCulture, $"@p{index}");
            parameter.Value = _values[index] ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }

        using var reader = command.ExecuteReader();
        while (reader.Read())
            yield return ValuesOf(reader);
    }

    private static object?[] ValuesOf(DbDataReader reader)
    {
        var values = new object[reader.FieldCount];
        reader.GetValues(values);
        return WithNulls(values);
    }

    private static object?[] WithNulls(object[] row) => Array.ConvertAll(row, value => value is DBNull ? null : value);
}
